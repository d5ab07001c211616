/** The job that looks at domains again: those that wait to be verified, and those that must stay so. */
import { systemActor } from '../audit-log/index.ts';
import { type Job, minutes, type Platform } from '../platform/index.ts';
import { checkDomain } from './check-domain.ts';
import { claimDueDomain, selectDueDomains } from './domain-store.ts';

const everyMilliseconds = minutes(1);
const perRun = 100;
/** How many name servers are asked at a time. */
const atATime = 10;
/** A node that dies in the middle leaves the domain to others after so long. */
const claimTime = minutes(5);

/** @returns how many were looked at. Nodes that run it at the same time share the work. */
export async function recheckDomains(platform: Platform): Promise<number> {
  const { db, clock } = platform;
  const due = await selectDueDomains(db, clock.now(), perRun);
  let count = 0;
  for (let start = 0; start < due.length; start += atATime) {
    const checked = await Promise.all(
      due.slice(start, start + atATime).map(async (domain) => {
        if (!(await claimDueDomain(db, domain, clock.now() + claimTime))) return false;
        return checkDomain(platform, domain, systemActor);
      }),
    );
    count += checked.filter(Boolean).length;
  }
  return count;
}

export const domainsJob = (platform: Platform): Job => ({
  name: 'look at domains again',
  everyMilliseconds,
  async run() {
    await recheckDomains(platform);
  },
});
