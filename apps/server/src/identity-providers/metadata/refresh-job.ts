/** The job that refreshes metadata when its time has come. Several nodes may run it: each refresh is claimed first. */
import { type Job, minutes, type Platform } from '../../platform/index.ts';
import { claimRefresh, listDueRefreshes } from './refresh-store.ts';
import { runRefresh } from './run-refresh.ts';

const everyMilliseconds = minutes(1);
/** Per run: with one a minute, 36,000 providers have their turn in a day on each node. */
const most = 25;
/** At the same time: one slow server must not hold up the others. */
const lanes = 5;

/** @returns how many were refreshed, failures included. */
export async function refreshDueMetadata(platform: Platform): Promise<number> {
  const due = await listDueRefreshes(platform.db, platform.clock.now(), most);
  let done = 0;
  const lane = async () => {
    for (let refresh = due.shift(); refresh !== undefined; refresh = due.shift()) {
      if (!(await claimRefresh(platform.db, refresh, platform.clock.now()))) continue;
      done += 1;
      try {
        await runRefresh(platform, refresh);
      } catch (error) {
        // A fault of ours with one provider must not keep the others from their turn; its claim runs out by itself.
        platform.log.error({ err: error, provider: refresh.providerId }, 'metadata refresh failed');
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

export const refreshJob = (platform: Platform): Job => ({
  name: 'refresh metadata',
  everyMilliseconds,
  async run() {
    const refreshed = await refreshDueMetadata(platform);
    if (refreshed > 0) platform.log.debug({ refreshed }, 'metadata refreshed');
  },
});
