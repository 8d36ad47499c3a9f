import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import page from './vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The Electron kiosk: `out/main` (ES modules; packages stay outside, many are native), `out/preload`
 * (CommonJS: a sandboxed preload script cannot be anything else) and the page of vite.config.ts.
 */
export default defineConfig({
  main: {
    build: {
      outDir: here('out/main'),
      rolldownOptions: {
        input: {
          index: here('src/main/index.ts'),
          // Started as processes and threads of their own, found beside the module that starts them.
          speech: here('src/main/speech/main.ts'),
          llm: here('src/main/llm/main.ts'),
          probe: here('src/main/speech/audio/probe.ts'),
          'espeak-worker': here('src/main/speech/tts/espeak-worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // No folder for shared pieces: "beside" must stay true for them.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: here('out/preload'),
      rolldownOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...page,
    build: { ...page.build, rolldownOptions: { input: here('src/renderer/index.html') } },
  },
});
