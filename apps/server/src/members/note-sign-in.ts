/** Notes that a member has signed in. */
import type { Db, Platform } from '../platform/index.ts';
import { updateLastSignIn } from './member-store.ts';

interface Input {
  readonly accountId: string;
  readonly userId: string;
  /** Whether through single sign-on. */
  readonly sso: boolean;
}

export async function noteSignIn(db: Db, { clock }: Pick<Platform, 'clock'>, input: Input): Promise<void> {
  await updateLastSignIn(db, input.accountId, input.userId, clock.now(), input.sso);
}
