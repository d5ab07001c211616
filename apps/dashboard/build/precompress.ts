/** Writes a compressed twin beside each text file, so that the server sends small files without compressing each time. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import type { Plugin } from 'vite';

/** Files that shrink and that browsers load; `index.html` is written anew for each request. */
const worthIt = /\.(?:js|css|svg)$/;
/** Below this, headers weigh more than what is saved. In bytes. */
const tooSmall = 1000;

/** `x.js` gets `x.js.br` and `x.js.gz`. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined) this.error('The build has no folder to compress.');
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!worthIt.test(name)) continue;
        const file = join(dir, name);
        const bytes = readFileSync(file);
        if (bytes.length < tooSmall) continue;
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 10 } }));
      }
    },
  };
}
