import { expect, test } from 'vitest';
import { displayNameOf, domainOfEmail, readDomainName } from './domain-name.ts';

test.each([
  ['example.com', 'example.com'],
  [' Example.COM. ', 'example.com'],
  ['mail.contoso.co.uk', 'mail.contoso.co.uk'],
  ['Bücher.example', 'xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['contoso。example', 'contoso.example'],
  ['contoso.example', 'contoso.example'],
  ['straße.de', 'xn--strae-oqa.de'],
])('%j is %s', (typed, name) => {
  expect(readDomainName(typed)).toEqual({ ok: true, name });
});

test.each([
  ['', 'Enter a domain'],
  ['   ', 'Enter a domain'],
  ['ada@example.com', 'after the @'],
  ['https://example.com', 'no https://'],
  ['example.com/path', 'no https://'],
  ['example.com:443', 'no https://'],
  ['exa mple.com', 'no https://'],
  ['example', 'with a dot'],
  ['exa_mple.com', 'letters, digits'],
  ['-example.com', 'letters, digits'],
  ['example..com', 'letters, digits'],
  ['*.example.com', 'letters, digits'],
  ['192.0.2.1', 'IP address'],
  [`${'a'.repeat(64)}.com`, 'letters, digits'],
  [`${'a.'.repeat(120)}com`, '233 characters'],
  ['com', 'with a dot'],
  ['co.uk', 'anybody can register'],
  ['github.io', 'anybody can register'],
  ['gmail.com', 'gives mailboxes to everybody'],
  ['GoogleMail.com.', 'gives mailboxes to everybody'],
  ['team.gmail.com', 'gives mailboxes to everybody'],
  ['contoso.onmicrosoft.com', 'Microsoft keeps the DNS'],
])('%j is refused: %s', (typed, advice) => {
  const verdict = readDomainName(typed);
  expect(verdict.ok ? verdict.name : verdict.advice).toContain(advice);
  expect(verdict.ok).toBe(false);
});

test('people read the letters, the DNS reads punycode', () => {
  expect(displayNameOf('xn--bcher-kva.example')).toBe('bücher.example');
  expect(displayNameOf('example.com')).toBe('example.com');
  expect(domainOfEmail('Ada@Example.COM')).toBe('example.com');
});
