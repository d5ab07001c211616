import { explanations, signInRejectionCodes } from '@latchkey/contract';
import { rejectionCodes, responseChecks } from '@latchkey/saml';
import { expect, it } from 'vitest';
import { writeTrace } from './trace.ts';

it.each([...rejectionCodes, ...signInRejectionCodes])('explains %s', (code) => {
  expect(Object.keys(explanations)).toContain(code);
});

it('explains nothing that does not exist', () => {
  const known: readonly string[] = [...rejectionCodes, ...signInRejectionCodes];
  expect(Object.keys(explanations).filter((code) => !known.includes(code))).toEqual([]);
});

it('has a trace of every check, each under a name of its own', () => {
  const names = writeTrace([], {}).map(({ name }) => name);
  expect(names).toEqual([
    'request',
    ...responseChecks.map(({ name }) => name),
    'assertion_unused',
    'same_browser',
    'person',
  ]);
  expect(new Set(names).size).toBe(names.length);
});
