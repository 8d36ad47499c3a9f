export { loadGtcrn } from './gtcrn.ts';
export type { Denoiser, DenoiserModel } from './port.ts';
