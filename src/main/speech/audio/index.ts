export { listAudioDevices } from './list.ts';
export type { AudioDevice, AudioDevices } from './port.ts';
export { encodeWav, parseWav, readSpeechWav, readWav, WavError, writeWav } from './wav.ts';
