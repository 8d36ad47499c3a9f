export { loadEspeak } from './espeak.ts';
export type { SpeakRequest, Voice } from './port.ts';
export { splitSentences } from './sentences.ts';
export { loadVits } from './sherpa.ts';
export { createVoices, type Voices } from './voices.ts';
