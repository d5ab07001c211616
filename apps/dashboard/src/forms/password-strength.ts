/** How hard a new password is to guess, roughly, and what would make it harder. Length counts for more than variety. */
import { Password } from '@latchkey/contract';
import { limitsOf } from './limits.ts';

export interface PasswordStrength {
  /** 0 to 100, for a bar. */
  readonly percent: number;
  readonly word: 'Too short' | 'Weak' | 'Fair' | 'Good' | 'Strong';
  /** What to do, or `null` when it is strong. */
  readonly hint: string | null;
}

const isRun = (a: number, b: number): boolean => Math.abs(a - b) <= 1;

/** Characters that carry information: repetitions (`aaaa`) and runs (`1234`, `abcd`) count once per step of two. */
function effectiveLength(password: string): number {
  let length = 0;
  for (let index = 0; index < password.length; index++) {
    const follows = index > 0 && isRun(password.charCodeAt(index), password.charCodeAt(index - 1));
    length += follows ? 0.4 : 1;
  }
  return length;
}

/** `own` are words that others know of this person: name, e-mail address, account. */
export function passwordStrength(password: string, own: readonly string[]): PasswordStrength {
  const { least } = limitsOf(Password);
  if (password.length < least) {
    const missing = least - password.length;
    return {
      percent: Math.round((password.length / least) * 20),
      word: 'Too short',
      hint: `${missing} more character${missing === 1 ? '' : 's'}. A few unrelated words are easy to remember.`,
    };
  }
  const lower = password.toLowerCase();
  const words = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4);
  const used = words.filter((word) => lower.includes(word));
  const rest = used.reduce((text, word) => text.replaceAll(word, '\u0000'), lower);
  const score = effectiveLength(rest);
  if (used.length > 0 && score < 16) {
    return { percent: 30, word: 'Weak', hint: 'It holds your name or address, which others know. Add other words.' };
  }
  if (score < 9) return { percent: 35, word: 'Weak', hint: 'It repeats itself. Use more different characters.' };
  if (score < 12) return { percent: 55, word: 'Fair', hint: 'A few characters more make it good.' };
  if (score < 16) return { percent: 80, word: 'Good', hint: 'One more word makes it strong.' };
  return { percent: 100, word: 'Strong', hint: null };
}
