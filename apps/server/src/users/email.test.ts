import { expect, test } from 'vitest';
import { emailKey, isEmail } from './email.ts';
import { readName } from './name.ts';

test.each([
  'ada@example.com',
  'Ada.Lovelace+tag@sub.example.co.uk',
  "o'brien@example.com",
  'jörg@example.com',
  'ada@xn--mnchen-3ya.example',
  `${'a'.repeat(64)}@example.com`,
])('%s is an e-mail address', (text) => {
  expect(isEmail(text)).toBe(true);
});

test.each([
  '',
  'ada',
  '@example.com',
  'ada@',
  'ada@localhost',
  'ada@@example.com',
  'ada@example.com@evil.example',
  'ada@example..com',
  'ada@.example.com',
  'ada@-example.com',
  'ada@exa_mple.com',
  'ada@münchen.example',
  'ada @example.com',
  ' ada@example.com',
  'ada@example.com\n',
  'ada\u0000@example.com',
  'ada\u200b@example.com',
  'ada\u202e@example.com',
  '"ada"@example.com',
  'ada(x)@example.com',
  'ada,eve@example.com',
  '<ada@example.com>',
  '.ada@example.com',
  'ada..x@example.com',
  'ada\uff20evil.example@example.com',
  'ada@example\uff0ecom',
  '\uff41da@example.com',
  'mar\u212a@example.com',
  'ada@exam\u017fle.com',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.example`,
])('%j is none', (text) => {
  expect(isEmail(text)).toBe(false);
});

test('addresses are compared without case, width and surrounding space', () => {
  expect(emailKey(' Ada@Example.COM ')).toBe('ada@example.com');
  expect(emailKey('\uff41da@example.com')).toBe('ada@example.com');
  expect(emailKey('ada@example.com')).not.toBe(emailKey('аda@example.com'));
});

test('names lose white space and characters that would disguise them', () => {
  expect(readName('  Ada \t\n Lovelace ', 'name')).toBe('Ada Lovelace');
  expect(readName('Ada\u202eecalevoL', 'name')).toBe('Ada ecalevoL');
  expect(() => readName('\u200b\u00a0', 'name')).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', fields: { name: 'Enter a name.' } }),
  );
});
