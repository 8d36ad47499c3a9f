export type { VoiceDetector, VoiceDetectorModel } from './port.ts';
export { createSegmenter, type SegmenterOptions, segmenterDefaults } from './segmenter.ts';
export { loadSileroVad } from './sherpa.ts';
