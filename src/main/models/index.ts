export { installModels } from './install.ts';
export { loadManifest } from './manifest.ts';
export { missingModels } from './missing.ts';
export { type ResolvedModels, resolveModels } from './resolve.ts';
export { exportModels, importModels } from './transfer.ts';
export { listModels, verifyModels } from './verify.ts';
