/** Keeps what was on screen when a story failed. */
import type { Browser } from 'playwright-core';
import { afterEach } from 'vitest';
import { shootOpenPages } from './screens.ts';

/** Call it once in a story file. @param browser gives the browser, once it is there. */
export function keepEvidence(browser: () => Browser): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await shootOpenPages(browser(), task.name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60));
  });
}
