export type { VoiceDetector, VoiceDetectorModel } from './port.ts';
export { createSegmenter, windowMs } from './segmenter.ts';
export { loadSileroVad } from './sherpa.ts';
