/** Members over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { changeMemberRole } from './change-member-role.ts';
import type { Member } from './member.ts';
import { selectMembers } from './member-store.ts';
import { removeMember } from './remove-member.ts';
import { suspendMember } from './suspend-member.ts';

const view = (member: Member, callerUserId: string): contract.Member => ({
  id: member.id,
  userId: member.userId,
  name: member.name,
  email: member.email,
  role: member.role,
  source: member.source,
  lastSignInAt: member.lastSignInAt,
  lastSsoAt: member.lastSsoAt,
  joinedAt: member.joinedAt,
  roleFrom: member.roleFrom,
  suspendedAt: member.suspendedAt,
  isYou: member.userId === callerUserId,
});

export function registerMembers(router: Router, platform: Platform): void {
  router.on(contract.listMembers, async ({ membership, caller }) => ({
    members: (await selectMembers(platform.db, membership.accountId)).map((member) => view(member, caller.userId)),
  }));

  router.on(contract.changeMemberRole, async ({ membership, caller, actor, params, body }) =>
    view(
      await changeMemberRole(platform, membership, actor, { memberId: params.member, role: body.role }),
      caller.userId,
    ),
  );

  router.on(contract.removeMember, async ({ membership, actor, params }) => {
    await removeMember(platform, membership, actor, params.member);
    return {};
  });

  for (const [operation, suspended] of [
    [contract.suspendMember, true],
    [contract.unsuspendMember, false],
  ] as const) {
    router.on(operation, async ({ membership, caller, actor, params }) =>
      view(await suspendMember(platform, membership, actor, { memberId: params.member, suspended }), caller.userId),
    );
  }
}
