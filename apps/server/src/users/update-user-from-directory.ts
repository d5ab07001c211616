/** Takes over what a directory says about a person. */
import { recordAuditEvent } from '../audit-log/index.ts';
import type { Actor, Db, Platform } from '../platform/index.ts';
import { emailKey } from './email.ts';
import { readName } from './name.ts';
import { findUser, updateEmailWithoutPassword, updateNameWithoutPassword } from './user-store.ts';

interface Input {
  readonly accountId: string;
  readonly userId: string;
  /** `null` leaves it as it is. */
  readonly name: string | null;
  readonly email: string | null;
  /** The directory, as audit events name it. */
  readonly actor: Actor;
}

/**
 * Only for people without a password: they belong to the account whose provider vouches for them. Whoever has one may
 * belong to other accounts, where this directory has nothing to say, and signs in by their e-mail address.
 * Call it in the transaction of the sign-in.
 */
export async function updateUserFromDirectory(tx: Db, platform: Platform, input: Input): Promise<void> {
  const { accountId, userId, actor } = input;
  const user = await findUser(tx, userId);
  if (user === null || user.passwordHash !== null) return;
  const name = input.name === null ? user.name : readName(input.name, 'name');
  const email = input.email ?? user.email;
  const event = { accountId, actor, target: { type: 'user', id: userId, name } };
  if (name !== user.name && (await updateNameWithoutPassword(tx, userId, name))) {
    const details = { from: user.name, to: name };
    await recordAuditEvent(tx, platform, { ...event, action: 'user.name_changed', details });
  }
  if (email !== user.email && (await updateEmailWithoutPassword(tx, userId, email, emailKey(email)))) {
    const details = { from: user.email, to: email };
    await recordAuditEvent(tx, platform, { ...event, action: 'user.email_changed', details });
  }
}
