/** Shows what settings would make of the last real sign-in: what if, before anything is saved. */
import type { PeoplePreview } from '@latchkey/contract';
import { findProvider } from '../identity-providers/index.ts';
import { found, type Platform } from '../platform/index.ts';
import { listVerifiedAttempts } from '../sign-in-attempts/index.ts';
import { decideRole } from './decide-role.ts';
import type { MappingAndRules } from './people-settings.ts';
import { emailOf, hasGroupOverage, nameOf, readPerson, type Statement } from './person.ts';
import type { Found } from './read-attributes.ts';

/** Among so many of the last sign-ins group overage is looked for. */
const lookedAt = 20;

/** Throws NOT_FOUND. */
export async function previewPeople(
  { db }: Platform,
  accountId: string,
  providerId: string,
  settings: MappingAndRules,
): Promise<PeoplePreview> {
  const provider = found(await findProvider(db, accountId, providerId));
  const attempts = await listVerifiedAttempts(db, accountId, providerId, lookedAt);
  const groupOverage = {
    signIns: attempts.length,
    withOverage: attempts.filter(({ detail }) => hasGroupOverage(detail.attributes)).length,
  };
  const [last] = attempts;
  const { nameId = null, attributes = [] } = last?.detail ?? {};
  if (last === undefined || nameId === null) {
    return { attempt: null, attributes: [], person: null, role: noRole, groupOverage };
  }
  const statement = { nameId, attributes };
  const policy = { defaultRole: provider.defaultRole, roleRules: settings.roleRules };
  return {
    attempt: { id: last.id, at: last.responseReceivedAt ?? last.startedAt, subject: last.subject },
    attributes,
    person: presentPerson(statement, settings),
    role: presentRole(decideRole(policy, readPerson(statement, settings.mapping).directory)),
    groupOverage,
  };
}

const noRole = { role: null, because: 'no_rules', rule: null } as const;

const present = (found: Found | undefined) => ({ value: found?.value ?? null, from: found?.from ?? null });

function presentPerson(statement: Statement, { mapping }: MappingAndRules): NonNullable<PeoplePreview['person']> {
  const { name, directory } = readPerson(statement, mapping);
  const { first, last, display } = nameOf(statement, mapping);
  return {
    email: present(emailOf(statement, mapping).found),
    firstName: present(first),
    lastName: present(last),
    displayName: present(display),
    name,
    roleValues: [...directory.roleValues],
  };
}

const presentRole = (decision: ReturnType<typeof decideRole>): PeoplePreview['role'] => ({
  role: 'role' in decision ? decision.role : null,
  because: decision.because,
  rule: decision.because === 'rule' ? decision.rule : null,
});
