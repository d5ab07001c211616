/** Seals secrets with the instance key (AES-256-GCM), so that a copy of the database alone reveals nothing. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../config/config.ts';

export interface Seal {
  /** @param purpose binds the sealed text to its use, e.g. `sign-in-attempt:att_…`: it opens under the same purpose only. */
  close(text: string, purpose: string): string;
  /** Throws when the text was changed, sealed with another key, or for another purpose. */
  open(sealed: string, purpose: string): string;
}

export function createSeal(instanceKey: Buffer): Seal {
  const key = Buffer.from(hkdfSync('sha256', instanceKey, '', 'latchkey seal v1', 32));
  return {
    close(text, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
    },
    open(sealed, purpose) {
      if (!sealed.startsWith('v1.')) throw new Error('Not a sealed text of a known version.');
      const bytes = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
  };
}

/** The configured key, or the one in the data folder, made at the first start and readable by its owner only. */
export function loadInstanceKey(configured: string | null, dataFolder: string): Buffer {
  if (configured !== null) return Buffer.from(configured, 'base64');
  const file = join(dataFolder, 'instance.key');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== 32) throw new ConfigError(`${file} is damaged: it must hold 32 bytes in base64.`);
  return key;
}
