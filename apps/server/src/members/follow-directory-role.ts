/** Gives a member the role that follows from the directory. */
import { recordAuditEvent } from '../audit-log/index.ts';
import type { Actor, Db, Platform } from '../platform/index.ts';
import type { Member } from './member.ts';
import { updateRoleFromDirectory } from './member-store.ts';

interface Input {
  readonly role: 'admin' | 'member';
  /** The value of the rule that decided; `null` for the default role. */
  readonly value: string | null;
  readonly providerId: string;
  /** The directory, as audit events name it. */
  readonly actor: Actor;
}

/** Owners keep their role: a directory neither makes nor unmakes them. Call it in the transaction of the sign-in. */
export async function followDirectoryRole(tx: Db, platform: Platform, member: Member, input: Input): Promise<void> {
  const { role, value, providerId, actor } = input;
  const { accountId, id } = member;
  if (member.role === 'owner') return;
  if (!(await updateRoleFromDirectory(tx, accountId, id, { role, providerId })) || member.role === role) return;
  await recordAuditEvent(tx, platform, {
    accountId,
    action: 'member.role_changed',
    actor,
    target: { type: 'member', id, name: member.name },
    details: { email: member.email, from: member.role, to: role, by: value ?? 'default role' },
  });
}
