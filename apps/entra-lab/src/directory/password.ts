/** Passwords of the directory's people, kept as scrypt hashes. */
import { scryptSync, timingSafeEqual } from 'node:crypto';

const keyLength = 32;
/** Cheap on purpose: the passwords of test people are printed on the start page, and tests sign in hundreds of times. */
const cost = { N: 1024 };

/** @param salt 16 bytes in hex. @returns `salt:hash` in hex. */
export const hashPassword = (password: string, salt: string): string =>
  `${salt}:${scryptSync(password, Buffer.from(salt, 'hex'), keyLength, cost).toString('hex')}`;

export function isPassword(password: string, passwordHash: string): boolean {
  const [salt = '', hash = ''] = passwordHash.split(':');
  const expected = Buffer.from(hash, 'hex');
  const actual = scryptSync(password, Buffer.from(salt, 'hex'), keyLength, cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
