/** Passwords of the directory's people, kept as scrypt hashes. */
import { scryptSync, timingSafeEqual } from 'node:crypto';

const keyLength = 32;

/** @param salt 16 bytes in hex. @returns `salt:hash` in hex. */
export const hashPassword = (password: string, salt: string): string =>
  `${salt}:${scryptSync(password, Buffer.from(salt, 'hex'), keyLength).toString('hex')}`;

export function isPassword(password: string, passwordHash: string): boolean {
  const [salt = '', hash = ''] = passwordHash.split(':');
  const expected = Buffer.from(hash, 'hex');
  const actual = scryptSync(password, Buffer.from(salt, 'hex'), keyLength);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
