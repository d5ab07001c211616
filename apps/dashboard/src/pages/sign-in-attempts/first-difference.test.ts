import { describe, expect, it } from 'vitest';
import { closest, firstDifference, visible } from './first-difference.ts';

const expected = 'https://sso.example.com/saml/idp_8x';

describe('firstDifference', () => {
  it('finds none between equal values', () => {
    expect(firstDifference(expected, expected)).toBeNull();
    expect(firstDifference('', '')).toBeNull();
  });

  it('marks all from the first different letter on', () => {
    expect(firstDifference(expected, 'https://temporary')).toEqual({
      before: 'https://',
      expected: 'sso.example.com/saml/idp_8x',
      received: 'temporary',
      after: '',
    });
  });

  it('marks a slash too many and a slash too few', () => {
    expect(firstDifference(expected, `${expected}/`)).toEqual({
      before: expected,
      expected: '',
      received: '/',
      after: '',
    });
    expect(firstDifference(`${expected}/`, expected)).toEqual({
      before: expected,
      expected: '/',
      received: '',
      after: '',
    });
  });

  it('leaves the equal end unmarked, from a boundary on', () => {
    expect(firstDifference(expected, 'https://old.example.com/saml/idp_8x')).toEqual({
      before: 'https://',
      expected: 'sso',
      received: 'old',
      after: '.example.com/saml/idp_8x',
    });
    expect(firstDifference('https://a/idp_8x', 'https://b/idp_9x')?.after).toBe('');
  });

  it('never takes the same letter for beginning and end', () => {
    expect(firstDifference('a//b', 'a/b')).toEqual({ before: 'a/', expected: '/b', received: 'b', after: '' });
  });

  it('does not cut a character in two', () => {
    expect(firstDifference('x😀', 'x😁')).toEqual({ before: 'x', expected: '😀', received: '😁', after: '' });
  });
});

describe('closest', () => {
  it('is the value that begins most alike', () => {
    expect(closest(['urn:a', 'https://a.example/1', 'https://b.example/'], 'https://a.example/2')).toBe(
      'https://a.example/1',
    );
    expect(closest([], 'x')).toBeNull();
  });
});

describe('visible', () => {
  it('shows blanks and line ends', () => {
    expect(visible('a b\n\u00a0')).toBe('a␣b↵⍽');
  });
});
