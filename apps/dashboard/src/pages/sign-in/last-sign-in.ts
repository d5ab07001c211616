/** The single sign-on that this browser used last, so that the next time is one click. */
import { remember, remembered } from '../../platform/index.ts';

export interface LastSignIn {
  /** Of the account. */
  readonly address: string;
  /** The id of the identity provider. */
  readonly provider: string;
}

const key = 'last-sign-in';

/** Reads what `writeLastSignIn` wrote; anything else counts as nothing. */
export function readLastSignIn(stored: string | null): LastSignIn | null {
  const match = stored?.match(/^([a-z0-9-]{2,40}) (\S{1,64})$/);
  const [, address, provider] = match ?? [];
  return address === undefined || provider === undefined ? null : { address, provider };
}

export const writeLastSignIn = ({ address, provider }: LastSignIn): string => `${address} ${provider}`;

export const lastSignIn = (): LastSignIn | null => readLastSignIn(remembered(key));

export const rememberSignIn = (signIn: LastSignIn): boolean => remember(key, writeLastSignIn(signIn));
