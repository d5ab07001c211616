/** Signatures of the Standard Webhooks specification: HMAC-SHA256 over id, time and body. */
import { createHmac } from 'node:crypto';
import type { Ids } from '../platform/index.ts';

const prefix = 'whsec_';

/** 256 random bits. */
export const newSecret = (ids: Ids): string => `${prefix}${Buffer.from(ids.secret(), 'base64url').toString('base64')}`;

interface Delivery {
  readonly id: string;
  readonly body: string;
}

/** @param secrets the present one first; the older one, while both count. @param now milliseconds. */
export function signedHeaders(secrets: readonly string[], { id, body }: Delivery, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
