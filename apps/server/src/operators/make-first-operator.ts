/** The first person who signs up on an instance is its operator. */
import { recordUserEvent } from '../audit-log/index.ts';
import type { Db, Platform } from '../platform/index.ts';
import { insertFirstOperator } from './operator-store.ts';

/** Call it in the transaction of the sign-up, after the first account has been created. */
export async function makeFirstOperator(
  tx: Db,
  platform: Pick<Platform, 'clock' | 'ids'>,
  user: { readonly id: string; readonly name: string },
): Promise<void> {
  if (!(await insertFirstOperator(tx, user.id, platform.clock.now()))) return;
  await recordUserEvent(tx, platform, user.id, {
    action: 'operator.granted',
    actor: { userId: user.id, name: user.name, ipAddress: null },
    target: { type: 'user', id: user.id, name: user.name },
    details: { because: 'first to sign up' },
  });
}
