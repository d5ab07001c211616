import { describe, expect, it } from 'vitest';
import { mayRemove, rolesToGive } from './member-rules.ts';

describe('rolesToGive', () => {
  it.each([
    ['owner', 'owner', ['owner', 'admin', 'member']],
    ['owner', 'member', ['owner', 'admin', 'member']],
    ['admin', 'member', ['admin', 'member']],
    ['admin', 'owner', []],
    ['member', 'member', []],
  ] as const)('%s over %s', (mine, theirs, roles) => {
    expect(rolesToGive(mine, theirs, false)).toEqual(roles);
  });

  it('leaves to an owner, where a directory gives roles, to make another owner', () => {
    expect(rolesToGive('owner', 'admin', true)).toEqual(['owner', 'admin']);
    expect(rolesToGive('admin', 'member', true)).toEqual([]);
  });
});

describe('mayRemove', () => {
  it.each([
    ['member', { role: 'member', isYou: true }, true],
    ['member', { role: 'member', isYou: false }, false],
    ['admin', { role: 'member', isYou: false }, true],
    ['admin', { role: 'owner', isYou: false }, false],
    ['owner', { role: 'owner', isYou: false }, true],
  ] as const)('%s, %j: %s', (mine, member, may) => {
    expect(mayRemove(mine, member)).toBe(may);
  });
});
