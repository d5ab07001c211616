/** An admin wants the metadata to be fetched now. */
import type { ResponseOf, refreshMetadata } from '@latchkey/contract';
import { type Actor, found, minutes, type Platform, Problem } from '../../platform/index.ts';
import { countAttempt } from '../../throttles/index.ts';
import { findProvider } from '../identity-provider-store.ts';
import { waitForOthers } from './refresh-for-unknown-key.ts';
import { claimRefresh, findRefresh } from './refresh-store.ts';
import { type RefreshOutcome, runRefresh } from './run-refresh.ts';

type Answer = Pick<ResponseOf<typeof refreshMetadata>, 'outcome' | 'message'>;

const limit = { name: 'metadata:refresh', attempts: 10, windowMilliseconds: minutes(5) };

/** Throws METADATA_NOT_BY_ADDRESS, TOO_MANY_ATTEMPTS, or NOT_FOUND. A failure of the other side is an answer. */
export async function refreshNow(platform: Platform, accountId: string, id: string, actor: Actor): Promise<Answer> {
  const provider = found(await findProvider(platform.db, accountId, id));
  const refresh = await findRefresh(platform.db, accountId, id);
  if (provider.source !== 'address' || refresh === null) throw new Problem('METADATA_NOT_BY_ADDRESS');
  await countAttempt(platform, { limit, subject: id });
  if (await claimRefresh(platform.db, refresh, platform.clock.now())) {
    return describe(await runRefresh(platform, refresh, { actor }));
  }
  await waitForOthers(platform, accountId, id);
  return { outcome: 'unchanged', message: 'It was being refreshed already. This is what came of it.' };
}

function describe(outcome: RefreshOutcome): Answer {
  switch (outcome.kind) {
    case 'failed':
      return { outcome: 'failed', message: outcome.message };
    case 'waiting':
      return {
        outcome: 'waiting',
        message: 'Entity ID or addresses have changed. Look at the difference, then decide.',
      };
    case 'unchanged':
      return { outcome: 'unchanged', message: 'Nothing that matters has changed.' };
    case 'changed':
      return { outcome: 'changed', message: changeInWords(outcome.added, outcome.dropped) };
  }
}

function changeInWords(added: number, dropped: number): string {
  const counted = (count: number) => (count === 1 ? '1 certificate' : `${count} certificates`);
  const parts = [
    ...(added > 0 ? [`${counted(added)} added`] : []),
    ...(dropped > 0 ? [`${counted(dropped)} dropped`] : []),
  ];
  return parts.length === 0 ? 'The metadata has changed.' : `${parts.join(', ')}.`;
}
