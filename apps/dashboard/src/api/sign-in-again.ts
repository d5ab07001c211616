/** Asks the person to sign in again when a change needs it, and then makes the change: what was typed stays where it is. */
import type { AnyOperation, ResponseOf } from '@latchkey/contract';
import { ApiFailure } from './api-failure.ts';
import { call, type InputOf } from './call.ts';

/** Resolves with true once the person has signed in again, with false when they would rather not. */
type Asker = () => Promise<boolean>;

let asker: Asker | null = null;

/** The frame of the pages has the dialog. Answers how to take it away again. */
export function provideSignInAgain(ask: Asker): () => void {
  asker = ask;
  return () => {
    asker = null;
  };
}

/** Resolves with whether the person has signed in again. */
export const signInAgain = (): Promise<boolean> => asker?.() ?? Promise.resolve(false);

export async function callWithRecentSignIn<O extends AnyOperation>(
  operation: O,
  input: InputOf<O>,
): Promise<ResponseOf<O>> {
  try {
    return await call(operation, input);
  } catch (failure) {
    const needed = failure instanceof ApiFailure && failure.code === 'SIGN_IN_AGAIN';
    if (!needed || asker === null || !(await asker())) throw failure;
    return call(operation, input);
  }
}
