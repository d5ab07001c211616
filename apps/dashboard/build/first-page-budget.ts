/** Fails the build when the first page needs more script than it may: a size that nobody measures only grows. */
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

interface Budget {
  /** The module of the page that most people see first, relative to the project. */
  readonly firstPage: string;
  /** The most that entry, page and everything they import may weigh, gzipped, in kilobytes (1,000 bytes). */
  readonly kilobytes: number;
}

/** Adds up the gzipped chunks that a browser must have before the first page shows; lazy imports do not count. */
export function firstPageBudget(budget: Budget): Plugin {
  return {
    name: 'first-page-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const roots = Object.values(bundle).filter(
        (output) =>
          output.type === 'chunk' &&
          (output.isEntry || (output.facadeModuleId?.endsWith(`/${budget.firstPage}`) ?? false)),
      );
      if (roots.length < 2) this.error(`The build has no chunk of its own for ${budget.firstPage}.`);
      const needed = new Set<string>();
      const visit = (fileName: string): void => {
        const output = bundle[fileName];
        if (needed.has(fileName) || output?.type !== 'chunk') return;
        needed.add(fileName);
        output.imports.forEach(visit);
      };
      for (const root of roots) visit(root.fileName);
      let bytes = 0;
      for (const fileName of needed) {
        const output = bundle[fileName];
        if (output?.type === 'chunk') bytes += gzipSync(output.code).length;
      }
      const kilobytes = bytes / 1000;
      const sentence = `first page: ${kilobytes.toFixed(1)} of ${budget.kilobytes} kB script, gzipped, in ${needed.size} files`;
      if (kilobytes > budget.kilobytes) this.error(`Too heavy: ${sentence}.`);
      this.info(sentence);
    },
  };
}
