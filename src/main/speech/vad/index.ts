export { createEnergyVad, energyDefaults } from './energy.ts';
export { patientVad } from './patient.ts';
export type { VoiceDetector, VoiceDetectorModel } from './port.ts';
export { createSegmenter, segmenterDefaults, windowMs } from './segmenter.ts';
export { loadSileroVad } from './sherpa.ts';
