/** The states of a message as words. */
import type { Mail } from '@latchkey/contract';
import type { Tone } from '../../components/index.ts';

export const mailStates = ['queued', 'sent', 'failed', 'outbox'] as const satisfies readonly Mail['state'][];

export const stateWords: Readonly<Record<Mail['state'], { readonly tone: Tone; readonly word: string }>> = {
  queued: { tone: 'waiting', word: 'Queued' },
  sent: { tone: 'good', word: 'Sent' },
  failed: { tone: 'bad', word: 'Failed' },
  outbox: { tone: 'attention', word: 'Kept here' },
};

export const isMailState = (value: string | null | undefined): value is Mail['state'] =>
  mailStates.some((state) => state === value);
