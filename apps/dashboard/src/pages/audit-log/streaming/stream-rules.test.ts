import { describe, expect, it } from 'vitest';
import { addressRule, descriptionRule } from './stream-rules.ts';

describe('the form of a destination', () => {
  it.each(['https://logs.example.com/x', ' https://logs.example.com ', 'http://127.0.0.1:8080/hook'])(
    'takes %j',
    (url) => expect(addressRule(url)).toBeNull(),
  );

  it.each(['', 'logs.example.com', 'ftp://logs.example.com', 'https://', 'javascript:alert(1)'])('refuses %j', (url) =>
    expect(addressRule(url)).toContain('https://logs.example.com'),
  );

  it('wants no password in the address, and a description', () => {
    expect(addressRule('https://me:x@logs.example.com')).toContain('user and password');
    expect([descriptionRule(' '), descriptionRule('SIEM')]).toEqual(['Enter a description.', null]);
  });
});
