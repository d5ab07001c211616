/** Changes which attributes mean what, and the rules for roles. */
import type { PeopleSettings, RoleRule } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findProvider, updatePeople } from '../identity-providers/index.ts';
import { releaseRoles } from '../members/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';

/**
 * Counts from the next sign-in of each person on. Without rules admins give roles again, from now on.
 * Throws PROVIDER_CHANGED when somebody else was faster, INVALID_INPUT for a rule that can never match, or NOT_FOUND.
 */
export async function changePeopleSettings(
  platform: Platform,
  accountId: string,
  id: string,
  wanted: PeopleSettings,
  actor: Actor,
): Promise<void> {
  const input = { ...tidied(wanted), revision: wanted.revision };
  await platform.db.transaction().execute(async (tx) => {
    const provider = found(await findProvider(tx, accountId, id));
    const before = provider.people;
    if (before.revision !== input.revision) throw new Problem('PROVIDER_CHANGED');
    if (isSame(before, input)) return;
    const after = { ...input, revision: before.revision + 1 };
    if (!(await updatePeople(tx, accountId, id, after, before.revision))) throw new Problem('PROVIDER_CHANGED');
    const released = after.roleRules.length === 0 ? await releaseRoles(tx, accountId, id) : 0;
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.people_changed',
      actor,
      target: { type: 'identity_provider', id, name: provider.description },
      details: { ...changesOf(before, after), ...(released === 0 ? {} : { rolesGivenByAdminsAgain: released }) },
    });
  });
}

function tidied({ mapping, roleRules }: PeopleSettings): Omit<PeopleSettings, 'revision'> {
  const rules = roleRules.map(({ value, role }) => ({ value: value.trim(), role }));
  const problems = Object.fromEntries(
    rules.flatMap(({ value }, index) => {
      const problem = problemOf(value, rules.slice(0, index));
      return problem === null ? [] : [[`roleRules.${index}.value`, problem]];
    }),
  );
  if (Object.keys(problems).length > 0) throw new Problem('INVALID_INPUT', { fields: problems });
  return { mapping, roleRules: rules };
}

function problemOf(value: string, before: readonly RoleRule[]): string | null {
  if (value === '') return 'Enter a value.';
  const same = before.findIndex((rule) => rule.value.toLowerCase() === value.toLowerCase());
  return same === -1 ? null : `Rule ${same + 1} has this value already: this one would never be reached.`;
}

const isSame = (one: PeopleSettings, other: PeopleSettings): boolean =>
  JSON.stringify(Object.values(changeable(one))) === JSON.stringify(Object.values(changeable(other)));

/** As short texts, in one order, for comparing and for the audit log. */
const changeable = ({ mapping, roleRules }: PeopleSettings) => ({
  email: mapping.email,
  firstName: mapping.firstName,
  lastName: mapping.lastName,
  displayName: mapping.displayName,
  roleSource: mapping.roles,
  rules: roleRules.map(({ value, role }) => `${value} → ${role}`).join('; '),
});

function changesOf(before: PeopleSettings, after: PeopleSettings) {
  const [old, fresh] = [changeable(before), changeable(after)];
  const names = (Object.keys(old) as (keyof typeof old)[]).filter((name) => old[name] !== fresh[name]); // the keys of this very object
  return Object.fromEntries(
    names.flatMap((name) => [
      [`${name}Before`, old[name]],
      [name, fresh[name]],
    ]),
  );
}
