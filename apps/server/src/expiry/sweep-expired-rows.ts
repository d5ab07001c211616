/** The job that removes what is over: expired rows, and records older than their retention time. */
import { type Job, minutes, type Platform } from '../platform/index.ts';
import { deleteExpiredRows } from './expired-rows-store.ts';
import { expiringTables } from './expiring-tables.ts';

const everyMilliseconds = minutes(5);
const batchSize = 500;
/** Per table and run, so that a backlog is cleared over several runs and not in one long one. */
const batchesPerRun = 40;

/** @returns how many rows have gone. Running on several nodes at a time does no harm. */
export async function sweepExpiredRows({ db, clock, config }: Platform): Promise<number> {
  const now = clock.now();
  let total = 0;
  for (const table of expiringTables(config)) {
    for (let batch = 0; batch < batchesPerRun; batch += 1) {
      const gone = await deleteExpiredRows(db, table, now, batchSize);
      total += gone;
      if (gone < batchSize) break;
    }
  }
  return total;
}

export const expiryJob = (platform: Platform): Job => ({
  name: 'sweep expired rows',
  everyMilliseconds,
  async run() {
    const rows = await sweepExpiredRows(platform);
    if (rows > 0) platform.log.debug({ rows }, 'expired rows removed');
  },
});
