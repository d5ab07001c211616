/** `npm test`: everything: unit and server tests (SQLite and PostgreSQL), then the stories in a real browser. */
import { join } from 'node:path';
import { build, findNode, installDependencies, root, run, say, stop, succeeds } from './runtime.mjs';

installDependencies();
findNode();
build();

/** Runs vitest. @returns whether all passed; the results are kept for the count at the end. */
const tests = (name, ...args) =>
  succeeds('vitest', [
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(root, 'artifacts', `${name}.json`)}`,
  ]);

const unit = tests('unit');
run('node', ['scripts/find-browser.mjs', '--check']);
const stories = tests('e2e', '--config', 'e2e/vitest.config.ts');
const counted = succeeds('node', ['scripts/count-results.mjs', 'artifacts/unit.json', 'artifacts/e2e.json']);
if (!unit || !stories || !counted) stop('Some tests failed. See above.');
say('All tests passed.');
