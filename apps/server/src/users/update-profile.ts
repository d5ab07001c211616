/** A person changes their name. */
import { recordUserEvent } from '../audit-log/index.ts';
import { type Actor, type Caller, found, type Platform, Problem } from '../platform/index.ts';
import { readName } from './name.ts';
import type { User } from './user.ts';
import { findUser, updateName } from './user-store.ts';

/**
 * A session made by an account's identity provider cannot rename a person who also has a password:
 * other accounts would see the name that this provider's operator chose.
 */
export async function updateProfile(platform: Platform, caller: Caller, actor: Actor, typed: string): Promise<User> {
  const name = readName(typed, 'name');
  return platform.db.transaction().execute(async (tx) => {
    const user = found(await findUser(tx, caller.userId));
    if (caller.method === 'sso' && user.passwordHash !== null) {
      throw new Problem('NOT_ALLOWED', { message: 'Sign in with your password to change your name.' });
    }
    if (name === user.name) return user;
    await updateName(tx, user.id, name);
    await recordUserEvent(tx, platform, user.id, {
      action: 'user.profile_updated',
      actor,
      target: { type: 'user', id: user.id, name },
      details: { from: user.name, to: name },
    });
    return { ...user, name };
  });
}
