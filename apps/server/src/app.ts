/** Puts the concepts on the platform: the whole server as one object, for `main` and for tests. */
import type { FastifyInstance } from 'fastify';
import { registerAccessRequests } from './access-requests/index.ts';
import { registerAccounts } from './accounts/index.ts';
import { registerAuditLog } from './audit-log/index.ts';
import { auditStreamJob, registerAuditStreams } from './audit-streams/index.ts';
import { domainsJob, registerDomains } from './domains/index.ts';
import { expiryJob } from './expiry/index.ts';
import { expiryNoticeJob, refreshJob, registerIdentityProviders } from './identity-providers/index.ts';
import { registerInvitations } from './invitations/index.ts';
import { registerJoins } from './joins/index.ts';
import { mailJob, registerMail } from './mail/index.ts';
import { registerMembers } from './members/index.ts';
import { registerOverview } from './overview/index.ts';
import { registerPasswords } from './passwords/index.ts';
import { registerPeople } from './people/index.ts';
import { freeOfCharge } from './plans/index.ts';
import {
  createRouter,
  createServer,
  type Job,
  type Platform,
  pingDatabase,
  serveDashboard,
  serveHealth,
} from './platform/index.ts';
import { createGate, registerSessions } from './sessions/index.ts';
import { registerSetupLinks } from './setup-links/index.ts';
import { registerSignIn } from './sign-in/index.ts';
import { registerSignInAttempts } from './sign-in-attempts/index.ts';
import { enforcementJob, registerSignInPolicy } from './sign-in-policy/index.ts';
import { registerSingleLogout } from './single-logout/index.ts';
import { registerSpKeys } from './sp-keys/index.ts';
import { registerUsers } from './users/index.ts';

export interface App {
  readonly http: FastifyInstance;
  readonly jobs: readonly Job[];
}

/** @param dashboardFolder the built dashboard. */
export async function createApp(platform: Platform, dashboardFolder: string): Promise<App> {
  const http = await createServer(platform);
  const router = createRouter(http, createGate(platform), platform.config.publicUrl.startsWith('https://'));
  registerSessions(router, platform);
  registerPasswords(router, platform);
  registerUsers(router, platform);
  registerAccounts(router, platform, freeOfCharge);
  registerMembers(router, platform);
  registerAccessRequests(router, platform);
  registerInvitations(router, platform);
  registerIdentityProviders(router, platform);
  registerSpKeys(router, platform);
  registerDomains(router, platform);
  registerPeople(router, platform);
  registerSetupLinks(router, platform);
  registerSignInAttempts(router, platform);
  registerSignIn(router, platform);
  registerSingleLogout(router, platform);
  registerJoins(router, platform);
  registerSignInPolicy(router, platform);
  registerOverview(router, platform);
  registerAuditLog(router, platform);
  registerMail(router, platform);
  registerAuditStreams(router, platform);
  serveHealth(http, () => pingDatabase(platform.db));
  await serveDashboard(http, dashboardFolder);
  return {
    http,
    jobs: [
      expiryJob(platform),
      mailJob(platform),
      auditStreamJob(platform),
      domainsJob(platform),
      refreshJob(platform),
      expiryNoticeJob(platform),
      enforcementJob(platform),
    ],
  };
}
