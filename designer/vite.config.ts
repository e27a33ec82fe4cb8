import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// What a browser asks for lies ready in small forms beside the file, so that the server has nothing to compress.
const smallForms: Plugin = {
  name: 'small-forms',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const [fileName, file] of Object.entries(bundle)) {
      if (!/\.(js|css)$/.test(fileName)) continue;
      const text = Buffer.from(file.type === 'chunk' ? file.code : file.source);
      this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(text) });
      this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(text, { level: 9 }) });
    }
  },
};

export default defineConfig({
  base: '/tekentafel/',
  plugins: [smallForms],
  build: {
    manifest: 'manifest.json',
    license: { fileName: 'licenties.md' },
    // The page's policy knows no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: 'src/main.tsx' },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
