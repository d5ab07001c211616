import { describe, expect, it } from 'vitest';
import { relayPath, returnPath } from './return-path.ts';

const publicUrl = 'https://sso.example.com';

describe('returnPath', () => {
  it.each([
    ['/', '/'],
    ['/members?sort=name#top', '/members?sort=name#top'],
    ['/a/../b', '/b'],
    ['/grüße', '/gr%C3%BC%C3%9Fe'],
    ['/%2f%2fevil.example', '/%2f%2fevil.example'],
    ['/samlish', '/samlish'],
  ])('takes %s as %s', (text, path) => expect(returnPath(text, publicUrl)).toBe(path));

  it.each([
    '',
    'members',
    'https://evil.example/',
    'https://sso.example.com/members',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/members\u0000',
    '/members\u0085',
    'javascript:alert(1)',
    '/saml/idp_1/start',
    '/saml',
    '/api/session',
    '/x/../api/session',
    `/${'a'.repeat(2000)}`,
  ])('refuses %j', (text) => expect(returnPath(text, publicUrl)).toBeNull());
});

describe('relayPath', () => {
  it('takes a whole address of this installation', () => {
    expect(relayPath('https://sso.example.com/members?x=1', publicUrl)).toBe('/members?x=1');
    expect(relayPath('/members', publicUrl)).toBe('/members');
  });

  it.each([
    'https://sso.example.com',
    'https://sso.example.com.evil.example/',
    'https://sso.example.com//evil.example',
    'https://sso.example.com@evil.example/',
    'http://sso.example.com/members',
  ])('refuses %s', (text) => expect(relayPath(text, publicUrl)).toBeNull());
});
