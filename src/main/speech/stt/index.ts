export { createLevelNormaliser } from './level.ts';
export type { Recogniser, Recognition, Transcript } from './port.ts';
export { loadZipformer } from './sherpa.ts';
