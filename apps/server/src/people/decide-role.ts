/** Decides the role that follows from what a directory says. */
import type { Role, RoleRule } from '@latchkey/contract';
import type { DirectoryRoles } from './person.ts';

type GivenRole = RoleRule['role'];

/** What a provider's rules are decided with. */
export interface RolePolicy {
  readonly defaultRole: GivenRole;
  readonly roleRules: readonly RoleRule[];
}

export type RoleDecision =
  /** There are no rules: admins give roles. */
  | { readonly because: 'no_rules' }
  /** The groups did not come: nothing may be concluded, least of all that there are none. */
  | { readonly because: 'overage' }
  | { readonly because: 'default'; readonly role: GivenRole }
  /** `rule`: its index. `value`: as the directory sent it. */
  | { readonly because: 'rule'; readonly role: GivenRole; readonly rule: number; readonly value: string };

/** The first rule that matches; letters compare without regard to case. */
export function decideRole(
  { defaultRole, roleRules }: RolePolicy,
  { roleValues, groupOverage }: DirectoryRoles,
): RoleDecision {
  if (roleRules.length === 0) return { because: 'no_rules' };
  // An earlier rule might match one of the groups that did not come.
  if (groupOverage) return { because: 'overage' };
  const present = new Map(roleValues.map((value) => [value.toLowerCase(), value]));
  for (const [rule, { value: wanted, role }] of roleRules.entries()) {
    const value = present.get(wanted.trim().toLowerCase());
    if (value !== undefined) return { because: 'rule', role, rule, value };
  }
  return { because: 'default', role: defaultRole };
}

/**
 * The role of somebody who joins now, and whether the directory gives it from now on.
 * @param invited the role of an invitation; `null` without one. Owners are made by owners: the directory does not undo it.
 */
export function roleOfNewcomer(
  policy: RolePolicy,
  directory: DirectoryRoles,
  invited: Role | null,
): { readonly role: Role; readonly fromDirectory: boolean } {
  const decision = decideRole(policy, directory);
  if (invited === 'owner') return { role: 'owner', fromDirectory: false };
  if (decision.because === 'rule' || decision.because === 'default')
    return { role: decision.role, fromDirectory: true };
  // Without the groups the smallest role is the safe one.
  return { role: invited ?? (decision.because === 'overage' ? 'member' : policy.defaultRole), fromDirectory: false };
}

/** For the trace of an attempt: why this role. */
export function describeDecision(decision: RoleDecision): string | null {
  switch (decision.because) {
    case 'no_rules':
      return null;
    case 'overage':
      return 'too many groups to be listed: the role is left as it is';
    case 'default':
      return `no rule matches: the default role, ${decision.role}`;
    case 'rule':
      return `role ${decision.role} by rule ${decision.rule + 1}, “${decision.value.slice(0, 100)}”`;
  }
}
