/** Random identifiers, passed in so that tests can fix them. */
import { randomBytes, randomUUID } from 'node:crypto';

export interface Ids {
  guid(): string;
  /** Hex of so many random bytes. */
  token(bytes: number): string;
}

export const randomIds: Ids = { guid: () => randomUUID(), token: (bytes) => randomBytes(bytes).toString('hex') };
