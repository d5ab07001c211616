/** Adds up the results of the test runs and prints them on one line. */
import { existsSync, readFileSync } from 'node:fs';
import { say } from './runtime.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    totals.failed += 1;
    say(`${file} is missing: that run did not finish.`);
    continue;
  }
  const results = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += results.numPassedTests;
  totals.failed += results.numFailedTests;
  totals.skipped += results.numPendingTests + results.numTodoTests;
  // A file that fails before its first test counts as a failure, too.
  totals.failed += results.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
}
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
say(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
if (totals.failed > 0) process.exitCode = 1;
