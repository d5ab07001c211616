/** Mail: a message to one person, written down with the change that it tells of and delivered afterwards. */
import type { MailKind } from '@latchkey/contract';
import { days } from '../platform/index.ts';

export interface NewMail {
  /** The account that it speaks of; `null` for none. */
  readonly accountId: string | null;
  /** One e-mail address. */
  readonly to: string;
  readonly kind: MailKind;
  /** One line. */
  readonly subject: string;
  /** Plain text; see `composeMail`. */
  readonly text: string;
}

/** How long it is remembered that a message was written, and what became of it. */
export const mailRetention = days(30);

/** Binds the sealed text to its row. */
export const sealPurpose = (id: string): string => `mail:${id}`;

const longestSubject = 200;

/** Line breaks would begin a header of their own; control and direction characters make one text look like another. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .trim();

export function headerSubject(subject: string): string {
  const line = oneLine(subject);
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject - 1).trimEnd()}…`;
}
