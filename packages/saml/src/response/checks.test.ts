import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { responseChecks } from './checks.ts';

it('the README lists the checks as they are made', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` *\| (.+?) *\|$/gm)].map(([, name, title]) => ({ name, title }));
  expect(rows).toEqual(responseChecks.map(({ name, title }) => ({ name, title })));
});
