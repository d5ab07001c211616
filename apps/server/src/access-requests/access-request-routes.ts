/** Requests for access over HTTP, for admins. */
import * as contract from '@latchkey/contract';
import { parsePeopleSettings, roleOfNewcomer } from '../people/index.ts';
import type { Platform, Router } from '../platform/index.ts';
import { type ListedRequest, listPending } from './access-request-store.ts';
import { approveAccessRequest, declineAccessRequest } from './decide-access-request.ts';

export function registerAccessRequests(router: Router, platform: Platform): void {
  router.on(contract.listAccessRequests, async ({ membership }) => ({
    accessRequests: (await listPending(platform.db, membership.accountId, platform.clock.now())).map(view),
  }));

  router.on(contract.approveAccessRequest, async ({ membership, actor, params, body }) => {
    await approveAccessRequest(platform, membership, actor, { id: params.request, role: body.role });
    return {};
  });

  router.on(contract.declineAccessRequest, async ({ membership, actor, params }) => {
    await declineAccessRequest(platform, membership, actor, params.request);
    return {};
  });
}

function view({ id, name, email, message, directory, provider, createdAt, expiresAt, attemptId }: ListedRequest) {
  const { roleRules } = parsePeopleSettings(provider.people, provider.peopleRevision);
  // The cast: the column is written from values of this type only.
  const defaultRole = provider.defaultRole as 'admin' | 'member';
  const { role, fromDirectory } = roleOfNewcomer({ defaultRole, roleRules }, directory, null);
  return {
    id,
    name,
    email,
    message,
    provider: provider.description,
    role,
    roleFromDirectory: fromDirectory,
    attemptId,
    createdAt,
    expiresAt,
  };
}
