import { AccountAddress, Email } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { limitsOf } from './limits.ts';
import { accountNameRule, addressRule, emailRule, newPasswordRule, presentRule } from './rules.ts';

describe('emailRule', () => {
  it.each([
    ['', 'Enter an e-mail address.'],
    ['ada', 'Add the part from @ on, as in name@example.com.'],
    ['@example.com', 'Add the part before @, as in name@example.com.'],
    ['ada@', 'Add the part after @, as in name@example.com.'],
    ['a da@example.com', 'Remove the space: an e-mail address has none.'],
    ['a@b@c', 'Write it as name@example.com.'],
    [' ada@example.com ', null],
  ])('%j: %s', (value, sentence) => {
    expect(emailRule(value)).toBe(sentence);
  });

  it('reads the limits of the contract', () => {
    expect(limitsOf(Email).most).toBe(254);
  });

  it('agrees with the contract on what is sent', () => {
    expect(limitsOf(Email).pattern.test('ada@example.com')).toBe(true);
  });
});

describe('newPasswordRule', () => {
  it('counts what is missing', () => {
    expect(newPasswordRule('')).toBe('Choose a password of at least 10 characters.');
    expect(newPasswordRule('123456789')).toBe('Add 1 character: at least 10 are needed.');
    expect(newPasswordRule('1234567')).toBe('Add 3 characters: at least 10 are needed.');
    expect(newPasswordRule('1234567890')).toBeNull();
    expect(newPasswordRule('x'.repeat(201))).toBe('Shorten it to 200 characters.');
  });
});

describe('addressRule', () => {
  it.each(['contoso', 'a1', 'north-wind', '4th'])('accepts %s, as the contract does', (value) => {
    expect(addressRule(value)).toBeNull();
    expect(limitsOf(AccountAddress).pattern.test(value)).toBe(true);
  });

  it.each([
    ['', 'Enter an address.'],
    ['a', 'Use at least 2 characters.'],
    ['Contoso', 'Use small letters: contoso'],
    ['con toso', 'Use only letters a to z, digits and hyphens.'],
    ['-contoso', 'Begin and end with a letter or digit.'],
    ['contoso-', 'Begin and end with a letter or digit.'],
    ['x'.repeat(41), 'Shorten it to 40 characters.'],
  ])('%j: %s', (value, sentence) => {
    expect(addressRule(value)).toBe(sentence);
  });
});

describe('text rules', () => {
  it('wants something and says by how much it is too long', () => {
    expect(accountNameRule('  ')).toBe('Enter a name.');
    expect(accountNameRule('x'.repeat(82))).toBe('Shorten it by 2 characters; 80 are possible.');
    expect(accountNameRule('Contoso')).toBeNull();
    expect(presentRule('Enter your password.')('')).toBe('Enter your password.');
  });
});
