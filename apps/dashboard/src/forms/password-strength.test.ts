import { describe, expect, it } from 'vitest';
import { passwordStrength } from './password-strength.ts';

describe('passwordStrength', () => {
  it.each([
    ['', 'Too short'],
    ['123456789', 'Too short'],
    ['aaaaaaaaaaaa', 'Weak'],
    ['12345678901234', 'Weak'],
    ['k7#mQ9!tZ2', 'Fair'],
    ['violet kiosk 7', 'Good'],
    ['correct horse battery', 'Strong'],
  ] as const)('%j is %s', (password, word) => {
    expect(passwordStrength(password, []).word).toBe(word);
  });

  it('counts what is missing', () => {
    expect(passwordStrength('12345678', []).hint).toMatch(/^2 more characters\./);
    expect(passwordStrength('123456789', []).hint).toMatch(/^1 more character\./);
  });

  it('sees own words, until there is enough beside them', () => {
    expect(passwordStrength('adalovelace1', ['Ada Lovelace']).word).toBe('Weak');
    expect(passwordStrength('contoso-Q8!x', ['ada@contoso.com']).hint).toContain('which others know');
    expect(passwordStrength('lovelace hums under old bridges', ['Ada Lovelace']).word).toBe('Strong');
  });

  it('has nothing to say about a strong one', () => {
    expect(passwordStrength('correct horse battery staple', []).hint).toBeNull();
  });
});
