/** Identifiers and secrets from randomness, passed in so that tests can fix them. */
import { createHash, randomBytes } from 'node:crypto';

export interface Ids {
  /** `acc_…`: 120 random bits in lower-case base32 after the prefix, so that it fits addresses and file names. */
  id(prefix: string): string;
  /** Like `id`; those that one process makes sort in the order in which they were made. */
  orderedId(prefix: string): string;
  /** A secret of 256 random bits in base64url, for cookies and links. Keep only its hash. */
  secret(): string;
  /** A SAML message ID: an xs:ID with 160 random bits (Core 1.3.4). */
  samlId(): string;
  /** A random number from 0 to just below 1, so that nodes do not all do something at once. */
  chance(): number;
}

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

const randomText = (length: number): string => Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('');

let issued = 0;

export const randomIds: Ids = {
  id: (prefix) => `${prefix}_${randomText(24)}`,
  orderedId(prefix) {
    issued += 1;
    return `${prefix}_${issued.toString(36).padStart(8, '0')}${randomText(20)}`;
  },
  secret: () => randomBytes(32).toString('base64url'),
  samlId: () => `id${randomBytes(20).toString('hex')}`,
  chance: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};

/** SHA-256 in hex: how tokens are kept at rest. They have 256 random bits, so no slow hash is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
