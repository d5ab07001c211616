import { describe, expect, it } from 'vitest';
import { actionsFor, fileNameOf } from './key-words.ts';

describe('what can be done with a certificate', () => {
  it.each([
    ['active', 1, ['rotate', 'retire']],
    ['active', 2, []],
    ['next', 2, ['activate', 'discard']],
    ['previous', 2, ['retire', 'go-back']],
    ['retired', 1, []],
  ] as const)('%s, of %d that are there', (state, living, actions) => {
    expect(actionsFor({ state }, living)).toEqual(actions);
  });
});

it('names the file so that two of them can be told apart', () => {
  const certificate = { sha1: '0123456789ABCDEF', sha256: '', subject: '', notBefore: 0, notAfter: 0, keyType: '' };
  expect(fileNameOf({ use: 'signing', certificate })).toBe('latchkey-signing-01234567.cer');
});
