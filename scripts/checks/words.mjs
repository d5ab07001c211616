/** Left-overs and machine paths that must not be in the product. */
import { isSource, textOf, trackedFiles } from './sources.mjs';

/** Put together from parts so that this file does not find itself. */
const leftOvers = new RegExp(
  `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b|\\.(skip|only)\\(|@ts-(ignore|nocheck)`,
);
const machinePaths = new RegExp(`/${'work'}/|\\.\\./${'shared'}|registry\\.npm${'js'}\\.org`);

export function checkWords() {
  return trackedFiles()
    .filter(
      (path) =>
        /\.(ts|tsx|mjs|md|json|yml|css|html)$/.test(path) && !path.startsWith('vectors/') && !path.startsWith('.ci/'),
    )
    .flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, index) => {
          const found = [];
          if (isSource(path) && leftOvers.test(line))
            found.push(`${path}:${index + 1} has a left-over: ${line.trim().slice(0, 100)}`);
          if (machinePaths.test(line)) found.push(`${path}:${index + 1} names a machine path or a registry.`);
          return found;
        }),
    );
}
