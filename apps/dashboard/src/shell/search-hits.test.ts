import { describe, expect, it } from 'vitest';
import { matches } from './search-hits.ts';

const hit = { id: '1', name: '', kind: 'member', href: '/', words: 'José Álvarez jose@example.com' };

describe('matches', () => {
  it.each(['', 'jose', 'ALVAREZ', 'alv jos', 'example.com'])('finds %j', (search) => {
    expect(matches(hit, search)).toBe(true);
  });

  it.each(['maria', 'jose maria'])('does not find %j', (search) => {
    expect(matches(hit, search)).toBe(false);
  });
});
