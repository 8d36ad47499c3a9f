export { openDisk } from './disk.ts';
export { loadEspeak } from './espeak.ts';
export { createKept } from './kept.ts';
export type { Sentence, SpeakRequest, Voice } from './port.ts';
export { splitSentences } from './sentences.ts';
export { loadVits } from './sherpa.ts';
export { createVoices, type Voices } from './voices.ts';
