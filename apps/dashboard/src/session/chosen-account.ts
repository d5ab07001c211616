/** The account that somebody chose in this tab; new tabs begin with the last choice. */
import { useSyncExternalStore } from 'react';
import { remember, remembered } from '../platform/index.ts';

const key = 'account';
let chosen = remembered(key);
const subscribers = new Set<() => void>();

/** Shows this account from now on. The id may be of an account that the session learns of later, e.g. after joining. */
export function chooseAccount(id: string): void {
  chosen = id;
  remember(key, id);
  for (const notify of subscribers) notify();
}

const subscribe = (notify: () => void): (() => void) => {
  subscribers.add(notify);
  return () => subscribers.delete(notify);
};

/** The id, or `null` when nobody has chosen. */
export const useChosenAccount = (): string | null => useSyncExternalStore(subscribe, () => chosen);
