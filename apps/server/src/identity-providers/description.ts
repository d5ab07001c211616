/** The description of a provider: what admins and people who sign in know it by. */
import { Problem } from '../platform/index.ts';

/** Trimmed, one line. Throws INVALID_INPUT when nothing is left. */
export function readDescription(text: string): string {
  const description = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (description === '') throw new Problem('INVALID_INPUT', { fields: { description: 'Enter a description.' } });
  return description;
}
