/** Looks for the record of a domain now, because somebody waits for it. */
import { type Actor, found, minutes, type Platform, Problem } from '../platform/index.ts';
import { countAttempt, type Limit } from '../throttles/index.ts';
import { checkDomain } from './check-domain.ts';
import { findDomain } from './domain-store.ts';

/** Other people's name servers are not ours to press. */
const perDomain: Limit = { name: 'domain:verify', attempts: 30, windowMilliseconds: minutes(10) };

/** Throws NOT_FOUND or TOO_MANY_ATTEMPTS. */
export async function verifyDomain(platform: Platform, accountId: string, id: string, actor: Actor): Promise<void> {
  const domain = found(await findDomain(platform.db, accountId, id));
  await countAttempt(platform, { limit: perDomain, subject: `${accountId} ${domain.name}` });
  if (!(await checkDomain(platform, domain, actor))) throw new Problem('NOT_FOUND');
}
