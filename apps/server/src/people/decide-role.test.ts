import { describe, expect, it } from 'vitest';
import { decideRole, describeDecision, roleOfNewcomer } from './decide-role.ts';

const rules = [
  { value: 'Admins', role: 'admin' },
  { value: 'Everybody', role: 'member' },
] as const;
const policy = { defaultRole: 'member', roleRules: rules } as const;
const said = (...roleValues: string[]) => ({ roleValues, groupOverage: false });
const overage = { roleValues: [], groupOverage: true };

describe('the role that follows from the directory', () => {
  it.each([
    [
      'the first rule that matches',
      said('Everybody', 'admins'),
      { because: 'rule', role: 'admin', rule: 0, value: 'admins' },
    ],
    ['a later rule', said('x', 'everybody '.trim()), { because: 'rule', role: 'member', rule: 1, value: 'everybody' }],
    ['no rule', said('x'), { because: 'default', role: 'member' }],
    ['nothing at all', said(), { because: 'default', role: 'member' }],
    ['too many groups', overage, { because: 'overage' }],
    [
      'too many groups beside a value that a rule names',
      { ...overage, roleValues: ['Admins'] },
      { because: 'overage' },
    ],
  ])('%s', (_what, directory, decision) => {
    expect(decideRole(policy, directory)).toEqual(decision);
  });

  it('is none without rules', () => {
    expect(decideRole({ ...policy, roleRules: [] }, overage)).toEqual({ because: 'no_rules' });
  });

  it('does not match a part of a value', () => {
    expect(decideRole(policy, said('Admins of the canteen', 'Admin'))).toEqual({ because: 'default', role: 'member' });
  });
});

describe('the role of a newcomer', () => {
  const none = { defaultRole: 'admin', roleRules: [] } as const;
  const admins = { ...policy, defaultRole: 'admin' } as const;
  it.each([
    ['by a rule', policy, said('Admins'), null, { role: 'admin', fromDirectory: true }],
    [
      'by a rule, in spite of an invitation',
      policy,
      said('Everybody'),
      'admin',
      { role: 'member', fromDirectory: true },
    ],
    ['the invitation of an owner', policy, said('Everybody'), 'owner', { role: 'owner', fromDirectory: false }],
    ['the default role', none, said('Admins'), null, { role: 'admin', fromDirectory: false }],
    ['the invitation', none, said(), 'member', { role: 'member', fromDirectory: false }],
    ['the smallest one with too many groups', admins, overage, null, { role: 'member', fromDirectory: false }],
    ['the invitation with too many groups', admins, overage, 'admin', { role: 'admin', fromDirectory: false }],
  ] as const)('%s', (_what, given, directory, invited, role) => {
    expect(roleOfNewcomer(given, directory, invited)).toEqual(role);
  });
});

it('says why, in the trace of an attempt', () => {
  expect(describeDecision(decideRole(policy, said('Admins')))).toBe('role admin by rule 1, “Admins”');
  expect(describeDecision(decideRole(policy, said()))).toBe('no rule matches: the default role, member');
  expect(describeDecision(decideRole(policy, overage))).toBe('too many groups to be listed: the role is left as it is');
});
