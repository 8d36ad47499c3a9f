/** Packages that ship no types; each is described by the module that uses it. */
declare module '@echogarden/espeak-ng-emscripten' {
  const create: () => Promise<unknown>;
  export default create;
}

declare module '@echogarden/speex-resampler-wasm' {
  const create: () => Promise<unknown>;
  export default create;
}
