/** `npm test`: everything: unit and server tests (SQLite and PostgreSQL), then the stories in a real browser. */
import { build, environment, findNode, installDependencies, run, say, stop, succeeds } from './runtime.mjs';

installDependencies();
findNode();
build();
const unit = succeeds('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=artifacts/unit.json',
]);
run('node', ['scripts/find-browser.mjs', '--check']);
const stories = succeeds(
  'vitest',
  [
    'run',
    '--config',
    'e2e/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=artifacts/e2e.json',
  ],
  environment(),
);
run('node', ['scripts/count-results.mjs', 'artifacts/unit.json', 'artifacts/e2e.json']);
if (!unit || !stories) stop('Some tests failed. See above.');
say('All tests passed.');
