/** axe on the page as it stands: nothing serious or critical is let through. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** @returns one line for each serious or critical violation; empty when all is well. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, not as a script element: the page's content security policy stays on.
  await page.evaluate(source);
  const violations: Violation[] = await page.evaluate(
    // The types of axe are those of the page; the answer is plain data.
    async () =>
      (await (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run()).violations,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, impact, nodes }) =>
        `${impact}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}: ${nodes[0]?.failureSummary ?? ''}`,
    );
}
