/** Notes that a member has signed in, and makes sure that they still may. */
import type { Db, Platform } from '../platform/index.ts';
import { updateLastSignIn } from './member-store.ts';

interface Input {
  readonly accountId: string;
  readonly userId: string;
  /** Whether through single sign-on. */
  readonly sso: boolean;
}

/** Call it in the transaction of the sign-in. @returns false for somebody who was suspended, or removed, meanwhile. */
export async function noteSignIn(db: Db, { clock }: Pick<Platform, 'clock'>, input: Input): Promise<boolean> {
  return updateLastSignIn(db, input.accountId, input.userId, clock.now(), input.sso);
}
