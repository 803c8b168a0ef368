import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const pages = ['index.html', 'circuit.html'].map((name) =>
  fileURLToPath(new URL(`web/${name}`, import.meta.url)),
);

// Relative addresses, so that the page works from any folder; nothing inlined as data:, which strict policies refuse.
export default defineConfig({
  root: 'web',
  base: './',
  publicDir: 'public',
  worker: { format: 'es' },
  build: {
    outDir: '../dist/playground',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: pages },
  },
  server: { fs: { allow: ['..'] } },
});
