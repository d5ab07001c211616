/** `npm run corpus -- FOLDER [--verbose]`: runs an attack corpus against this product and says what it decided wrongly. */
import { resolve } from 'node:path';
import { readCorpus } from './corpus/corpus.ts';
import { reportLines, runCorpus } from './corpus/run-corpus.ts';

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folder === undefined) {
  process.stderr.write('Usage: npm run corpus -- FOLDER [--verbose]\n');
  process.exit(2);
}
const outcomes = runCorpus(readCorpus(resolve(process.env.INIT_CWD ?? '.', folder)));
process.stdout.write(`${reportLines(outcomes, process.argv.includes('--verbose')).join('\n')}\n`);
if (outcomes.some(({ result }) => result === 'failed')) process.exitCode = 1;
