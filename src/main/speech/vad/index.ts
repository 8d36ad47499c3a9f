export { createEnergyVad } from './energy.ts';
export type { VoiceDetector, VoiceDetectorModel } from './port.ts';
export { createSegmenter, segmenterDefaults, windowMs } from './segmenter.ts';
export { loadSileroVad } from './sherpa.ts';
