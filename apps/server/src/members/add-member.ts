/** Makes a user a member of an account. */
import type { MemberSource, Role } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, type Db, found, type Platform, Problem } from '../platform/index.ts';
import type { Member } from './member.ts';
import { findMember, insertMember } from './member-store.ts';

export interface NewMember {
  readonly accountId: string;
  readonly userId: string;
  readonly role: Role;
  readonly source: MemberSource;
  /** The provider whose rules give the role; default: admins do. */
  readonly roleFromProviderId?: string | null;
  readonly actor: Actor;
}

/** Throws ALREADY_MEMBER. Call it in a transaction. */
export async function addMember(
  db: Db,
  platform: Pick<Platform, 'clock' | 'ids'>,
  { accountId, userId, role, source, roleFromProviderId = null, actor }: NewMember,
): Promise<Member> {
  const id = platform.ids.id('mem');
  const now = platform.clock.now();
  if (!(await insertMember(db, { accountId, id, userId, role, source, roleFromProviderId, now }))) {
    throw new Problem('ALREADY_MEMBER');
  }
  const member = found(await findMember(db, accountId, userId));
  await recordAuditEvent(db, platform, {
    accountId,
    action: 'member.joined',
    actor,
    target: { type: 'member', id, name: member.name },
    details: { email: member.email, role, source },
  });
  return member;
}
