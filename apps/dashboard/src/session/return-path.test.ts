import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

describe('safeReturnPath', () => {
  it.each(['/', '/members', '/sign-in-attempts/att_1?x=%20', '/settings/account#sso'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'members',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    '/.//evil.example',
    '/x/..//evil.example',
    '/x/../sign-in',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in/contoso',
    '/sign-in?return=/',
    '/sign-up',
  ])('leads %j to the first page', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });
});
