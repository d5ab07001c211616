/** Makes a person an operator, or takes it back. Nothing that can be called over the network does: the server's shell may. */
import { recordUserEvent, shellActor } from '../audit-log/index.ts';
import { type Platform, Problem } from '../platform/index.ts';
import { emailKey, findUserWithPassword, type User } from '../users/index.ts';
import { endOperator, insertOperator } from './operator-store.ts';

/** @returns false when they are one already. Throws NOT_FOUND unless somebody signs in with this e-mail and a password. */
export const grantOperator = (platform: Platform, email: string): Promise<boolean> =>
  change(platform, email, 'operator.granted');

/** @returns false when they are none. Throws NOT_FOUND unless somebody signs in with this e-mail and a password. */
export const revokeOperator = (platform: Platform, email: string): Promise<boolean> =>
  change(platform, email, 'operator.revoked');

async function change(
  platform: Platform,
  email: string,
  action: 'operator.granted' | 'operator.revoked',
): Promise<boolean> {
  const { clock, db } = platform;
  const user: User | null = await findUserWithPassword(db, emailKey(email));
  if (user === null) {
    throw new Problem('NOT_FOUND', { message: 'Nobody signs in with this e-mail address and a password.' });
  }
  return db.transaction().execute(async (tx) => {
    const changed =
      action === 'operator.granted'
        ? await insertOperator(tx, user.id, clock.now())
        : await endOperator(tx, user.id, clock.now());
    if (!changed) return false;
    await recordUserEvent(tx, platform, user.id, {
      action,
      actor: shellActor,
      target: { type: 'user', id: user.id, name: user.name },
      details: { because: 'set on the server' },
    });
    return true;
  });
}
