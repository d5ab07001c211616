import { describe, expect, it } from 'vitest';
import { isWebAddress } from './read-endpoints.ts';

describe('isWebAddress', () => {
  it.each([
    'https://login.microsoftonline.com/7f3c2b1a/saml2',
    'https://accounts.google.com/o/saml2/idp?idpid=C01a2b3c4',
    'http://localhost:4101/saml2',
    'https://[2001:db8::1]:8443/idp',
    'https://münchen.example/sso',
    'HTTPS://idp.example',
    "https://idp.example/a'b|c?x={y}#z",
    'https://idp.example/@tenant',
  ])('takes %s', (address) => {
    expect(isWebAddress(address)).toBe(true);
  });

  it.each([
    '',
    '/sso',
    '//idp.example/sso',
    'idp.example/sso',
    'ftp://idp.example/',
    'javascript:alert(1)//https://idp.example/',
    'https:/idp.example',
    'https:///sso',
    'https://?x',
    'https://user@idp.example/',
    'https://user:secret@idp.example/',
    'https://idp.example\\@evil.example/',
    'https://idp.example/a b',
    'https://idp.example/a\nb',
    'java\tscript:alert(1)',
    'https://idp.example/"><script>',
    'https://idp.example:99999/',
    'https://[::zz]/',
    'https://%00/',
    `https://idp.example/${'a'.repeat(2048)}`,
  ])('refuses %j', (address) => {
    expect(isWebAddress(address)).toBe(false);
  });
});
