export { openAec3 } from './aec3.ts';
export type { EchoControl, EchoStatus } from './control.ts';
export { loadEchoControl, noDevices } from './load.ts';
export { createOwnVoice, type OwnVoice } from './own-voice.ts';
