import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The screen, the same build for both shells: relative addresses, nothing inline (the CSP forbids it). */
export default defineConfig({
  root: here('src/renderer'),
  base: './',
  plugins: [react(), tailwindcss()],
  worker: { format: 'es' },
  build: {
    outDir: here('out/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // A small font or picture as a data: address would be blocked by font-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
});
