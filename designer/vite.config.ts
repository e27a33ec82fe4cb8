import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
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
      // Brotli's best takes a quarter of a minute for the layout engine; this takes a second.
      const brotli = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: text.length > 1_000_000 ? 6 : 11 } });
      this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotli });
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
    rolldownOptions: {
      input: 'src/main.tsx',
      // React Flow marks its files for a server that we do not have.
      onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
      checks: { pluginTimings: false },
    },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
