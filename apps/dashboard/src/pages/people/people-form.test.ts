import { describe, expect, it } from 'vitest';
import { differences, formOf, isSame, moved, settingsOf } from './people-form.ts';

const mapping = { email: null, firstName: null, lastName: null, displayName: 'nickname', roles: null };
const settings = { mapping, roleRules: [{ value: 'Admins', role: 'admin' as const }], revision: 3 };

describe('the form', () => {
  it('gives back what it was made of', () => {
    expect(settingsOf(formOf(settings))).toEqual({ mapping, roleRules: settings.roleRules });
    expect(isSame(formOf(settings), settings)).toBe(true);
  });

  it('leaves out a rule that is still being typed, but knows that it is there', () => {
    const form = formOf(settings);
    const typing = { ...form, rules: [...form.rules, { key: 'x', value: ' ', role: 'member' as const }] };
    expect(settingsOf(typing).roleRules).toHaveLength(1);
    expect(isSame(typing, settings)).toBe(false);
  });
});

it('says what somebody else has changed', () => {
  const other = {
    mapping: { ...mapping, email: 'upn', displayName: null },
    roleRules: [{ value: 'Admins', role: 'member' as const }],
  };
  expect(differences(settings, other)).toEqual([
    'E-mail address: upn, was the usual names',
    'Display name: the usual names, was nickname',
    'Rules: Admins → member; were Admins → admin',
  ]);
});

it.each([
  [0, 1, ['b', 'a', 'c']],
  [2, -1, ['a', 'c', 'b']],
  [0, -1, ['a', 'b', 'c']],
  [2, 1, ['a', 'b', 'c']],
] as const)('moves %i by %i', (from, by, expected) => {
  expect(moved(['a', 'b', 'c'], from, by)).toEqual(expected);
});
