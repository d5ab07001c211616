/** `npm run check`: the rules of the house that no linter knows. Each check is a file of its own and prints what is wrong. */
import { checkCatalogues } from './checks/catalogues.mjs';
import { checkFiles } from './checks/files.mjs';
import { checkLayers } from './checks/layers.mjs';
import { checkWords } from './checks/words.mjs';
import { say } from './runtime.mjs';

const checks = { layers: checkLayers, files: checkFiles, words: checkWords, catalogues: checkCatalogues };
let failures = 0;
for (const [name, check] of Object.entries(checks)) {
  const findings = await check();
  failures += findings.length;
  for (const finding of findings) say(`${name}: ${finding}`);
}
say(failures === 0 ? 'All house rules are kept.' : `${failures} findings.`);
if (failures > 0) process.exitCode = 1;
