/** Rules of form fields, read from the contract's schemas, each with a sentence that says how to fix it. */
import { AccountAddress, AccountName, Email, Password, PersonName } from '@latchkey/contract';
import { limitsOf } from './limits.ts';

/** Answers what to change, or `null` when the value is fine. */
export type FieldRule = (value: string) => string | null;

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A text with the schema's length. `what` begins the sentences, e.g. `a name`. */
export function textRule(what: string, schema: object): FieldRule {
  const { most } = limitsOf(schema);
  return (value) => {
    const length = value.trim().length;
    if (length === 0) return `Enter ${what}.`;
    return length > most ? `Shorten it by ${plural(length - most, 'character')}; ${most} are possible.` : null;
  };
}

export const personNameRule = textRule('a name', PersonName);
export const accountNameRule = textRule('a name', AccountName);

const emailLimits = limitsOf(Email);

export const emailRule: FieldRule = (value) => {
  const email = value.trim();
  if (email === '') return 'Enter an e-mail address.';
  if (/\s/.test(email)) return 'Remove the space: an e-mail address has none.';
  if (!email.includes('@')) return 'Add the part from @ on, as in name@example.com.';
  if (email.startsWith('@')) return 'Add the part before @, as in name@example.com.';
  if (email.endsWith('@')) return 'Add the part after @, as in name@example.com.';
  return emailLimits.pattern.test(email) && email.length <= emailLimits.most ? null : 'Write it as name@example.com.';
};

export const newPasswordRule: FieldRule = (value) => {
  const { least, most } = limitsOf(Password);
  if (value === '') return `Choose a password of at least ${least} characters.`;
  if (value.length < least) return `Add ${plural(least - value.length, 'character')}: at least ${least} are needed.`;
  return value.length > most ? `Shorten it to ${most} characters.` : null;
};

export const addressRule: FieldRule = (value) => {
  const { least, most } = limitsOf(AccountAddress);
  if (value === '') return 'Enter an address.';
  if (/[A-Z]/.test(value)) return `Use small letters: ${value.toLowerCase()}`;
  if (/[^a-z0-9-]/.test(value)) return 'Use only letters a to z, digits and hyphens.';
  if (/^-|-$/.test(value)) return 'Begin and end with a letter or digit.';
  if (value.length < least) return `Use at least ${least} characters.`;
  return value.length > most ? `Shorten it to ${most} characters.` : null;
};

/** Something must be there; whether it is right only the server knows. */
export const presentRule =
  (sentence: string): FieldRule =>
  (value) =>
    value.trim() === '' ? sentence : null;
