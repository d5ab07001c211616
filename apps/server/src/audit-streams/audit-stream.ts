/** Audit streams: what one is, how long a failing one is tried, and when. */
import type { AuditStreamState } from '@latchkey/contract';
import { days, hashToken, hours, minutes, seconds } from '../platform/index.ts';

export interface Stream {
  readonly id: string;
  readonly accountId: string;
  readonly description: string;
  readonly url: string;
  readonly state: AuditStreamState;
  readonly sealedSecret: string;
  readonly olderSealedSecret: string | null;
  readonly olderSecretUntil: number | null;
  readonly createdAt: number;
  readonly lastSuccessAt: number | null;
  readonly failingSince: number | null;
  readonly lastError: string | null;
  readonly dueAt: number;
  /** How many events wait. */
  readonly waiting: number;
}

export const mostStreams = 5;
/** How long what is over is remembered. */
export const deliveryRetention = days(7);
/** A destination that has failed for so long is given up, until an admin says otherwise. */
export const patience = days(5);
/** For so long after a rotation, the older secret signs as well. */
export const overlap = hours(24);
/** What a destination may take to answer. */
export const answerTime = seconds(10);

/** Binds the sealed secret to its stream. */
export const sealPurpose = (id: string): string => `audit-stream:${id}`;

const firstPause = seconds(10);
const longestPause = hours(3);

/** A failure doubles the pause. Up to a quarter is added, so that many streams do not come back together. */
export function pauseAfter(id: string, attempts: number, retryAfterSeconds = 0): number {
  const pause = Math.min(firstPause * 2 ** (attempts - 1), longestPause);
  const fraction = Number.parseInt(hashToken(`${id} ${attempts}`).slice(0, 8), 16) / 2 ** 32;
  return Math.max(Math.round(pause * (1 + fraction / 4)), Math.min(seconds(retryAfterSeconds), hours(6)));
}

/** Answers that speak of the message, not of the destination. After a while, the ones behind it go on. */
const aboutMessage: ReadonlySet<number> = new Set([400, 413, 422]);
/** About an hour and a half. */
const attemptsAtOneMessage = 10;

export const isGivenUp = (status: number | null, attempts: number): boolean =>
  status !== null && aboutMessage.has(status) && attempts >= attemptsAtOneMessage;

/** The destination says that it is gone: Standard Webhooks asks to stop then. */
export const isGone = (status: number | null): boolean => status === 410;

/** How long a node has a stream to itself: longer than all that it sends in one go can take. */
export const deliveriesAtOnce = 10;
export const lease = deliveriesAtOnce * answerTime + minutes(1);
