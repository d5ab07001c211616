/** Sends what waits, in order for each destination. Several nodes may do so: a stream belongs to the one that claims it. */
import { type Job, type Platform, seconds } from '../platform/index.ts';
import { noteAttempt, selectWaiting } from './audit-delivery-store.ts';
import { deliveriesAtOnce, isGivenUp, isGone, lease, patience, pauseAfter, type Stream } from './audit-stream.ts';
import { claimStream, releaseStream, selectDueStreams } from './audit-stream-store.ts';
import { disableStream } from './disable-stream.ts';
import { type Outcome, sendDelivery } from './send-delivery.ts';

/** Streams that one node serves at the same time. */
const streamsAtOnce = 5;
/** A run ends after so many rounds, so that a server with much to send can still be stopped. */
const roundsARun = 20;

export function auditStreamJob(platform: Platform): Job {
  return {
    name: 'audit-streams',
    everyMilliseconds: seconds(2),
    run: async () => {
      await sendWaiting(platform);
    },
  };
}

/** @returns how many deliveries have arrived. */
export async function sendWaiting(platform: Platform): Promise<number> {
  let arrived = 0;
  for (let round = 0; round < roundsARun; round += 1) {
    const due = await selectDueStreams(platform.db, platform.clock.now(), streamsAtOnce);
    const counts = await Promise.all(due.map((stream) => serve(platform, stream)));
    const sum = counts.reduce((total, count) => total + count, 0);
    arrived += sum;
    // Those that are due still belong to other nodes, or have just failed.
    if (sum === 0) break;
  }
  return arrived;
}

async function serve(platform: Platform, stream: Stream): Promise<number> {
  const { db, clock } = platform;
  const claimedUntil = clock.now() + lease;
  if (!(await claimStream(db, stream, claimedUntil))) return 0;
  let arrived = 0;
  for (const delivery of await selectWaiting(db, stream.id, deliveriesAtOnce)) {
    const outcome = await sendDelivery(platform, stream, delivery);
    const attempts = delivery.attempts + 1;
    const givenUp = !outcome.ok && isGivenUp(outcome.status, attempts);
    const state = outcome.ok ? 'delivered' : givenUp ? 'failed' : 'waiting';
    await noteAttempt(db, stream.id, delivery.id, { ...outcome, state });
    if (!outcome.ok && !givenUp) {
      await noteFailure(platform, stream, claimedUntil, outcome, attempts);
      return arrived;
    }
    if (outcome.ok) arrived += 1;
  }
  const success = { last_success_at: clock.now(), failing_since: null, last_error: null };
  await releaseStream(db, stream.id, claimedUntil, { due_at: clock.now(), ...(arrived > 0 && success) });
  return arrived;
}

async function noteFailure(
  platform: Platform,
  stream: Stream,
  claimedUntil: number,
  { at, excerpt, status, retryAfterSeconds }: Outcome,
  attempts: number,
): Promise<void> {
  const failingSince = stream.failingSince ?? at;
  const held = await releaseStream(platform.db, stream.id, claimedUntil, {
    failing_since: failingSince,
    last_error: excerpt,
    due_at: at + pauseAfter(stream.id, attempts, retryAfterSeconds),
  });
  if (held && (isGone(status) || at - failingSince >= patience)) await disableStream(platform, stream, excerpt);
}
