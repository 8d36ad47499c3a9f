export { listAudioDevices } from './audio/list.ts';
export { toInt16 } from './audio/pcm.ts';
export type { AudioDevice } from './audio/port.ts';
export { resampleAll } from './audio/resample.ts';
export { type Clip, readSpeechWav, writeWav } from './audio/wav.ts';
export { createSpeechClient, type SpeechClient, type SpeechClientOptions } from './client.ts';
export { loadRecognisers, loadVad, loadVoices } from './load.ts';
export { type Synthesis, synthesise } from './synthesise.ts';
export { transcribe, type TranscriptSegment } from './transcribe.ts';
