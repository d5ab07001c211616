/** Recovery codes: an owner's way into an account whose single sign-on has failed. */
import { hashToken, type Ids } from '../platform/index.ts';

/** Codes that an owner gets at a time. */
export const recoveryCodeCount = 10;
const groupLength = 6;

/** `k3x9ab-q2fr7h-jkmnpq-rstuvw`: 120 random bits, in groups that can be read aloud. */
export function newRecoveryCode(ids: Ids): string {
  const [, text = ''] = ids.id('rec').split('_');
  return (text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

/** How a code is kept. Spaces, hyphens and capitals do not matter; so many bits need no slow hash. */
export const hashRecoveryCode = (code: string): string => hashToken(code.toLowerCase().replace(/[^a-z0-9]/g, ''));
