import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// What a browser asks for lies ready in small forms beside the file, so that the server has nothing to compress. Made of the files as they were written: before that they change.
const smallForms: Plugin = {
  name: 'small-forms',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
      const path = join(dir!, fileName);
      const text = readFileSync(path);
      // Brotli's best takes a quarter of a minute for the layout engine; this takes a second.
      const params = { [constants.BROTLI_PARAM_QUALITY]: text.length > 1_000_000 ? 6 : 11 };
      writeFileSync(`${path}.br`, brotliCompressSync(text, { params }));
      writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
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
    rolldownOptions: {
      input: 'src/main.tsx',
      // React Flow marks its files for a server that we do not have.
      onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
      checks: { pluginTimings: false },
    },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
