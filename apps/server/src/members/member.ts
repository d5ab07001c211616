/** Members: users in an account, with a role and a source. Who may change whose role. */
import type { MemberSource, Role } from '@latchkey/contract';
import { roleRank } from '../platform/index.ts';

export interface Member {
  readonly id: string;
  readonly accountId: string;
  readonly userId: string;
  /** Of the user. */
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly source: MemberSource;
  readonly lastSignInAt: number | null;
  readonly lastSsoAt: number | null;
  readonly joinedAt: number;
  /** The description of the identity provider whose rules give the role; `null` where admins give it. */
  readonly roleFrom: string | null;
  /** Since when the person may not come in; `null` while they may. */
  readonly suspendedAt: number | null;
}

/** Only owners give, or take, the role of owner; admins see to the others. */
export const mayAssign = (actor: Role, from: Role, to: Role): boolean =>
  actor === 'owner' || (actor === 'admin' && from !== 'owner' && to !== 'owner');

/** Everybody may leave; else as with roles. */
export const mayRemove = (actor: Role, target: Role, isSelf: boolean): boolean =>
  isSelf || (roleRank[actor] >= roleRank.admin && mayAssign(actor, target, 'member'));

/** Nobody locks themselves out; else as with removing. */
export const maySuspend = (actor: Role, target: Role, isSelf: boolean): boolean =>
  !isSelf && mayRemove(actor, target, false);

/** @param owners how many there are who may come in. */
export const isLastOwner = (member: Pick<Member, 'role' | 'suspendedAt'>, owners: number): boolean =>
  member.role === 'owner' && member.suspendedAt === null && owners === 1;
