/** The profile over HTTP. */
import * as contract from '@latchkey/contract';
import { found, type Platform, type Router } from '../platform/index.ts';
import { updateProfile } from './update-profile.ts';
import type { User } from './user.ts';
import { findUser } from './user-store.ts';

const view = (user: User): contract.Profile => ({
  id: user.id,
  name: user.name,
  email: user.email,
  hasPassword: user.passwordHash !== null,
  createdAt: user.createdAt,
});

export function registerUsers(router: Router, platform: Platform): void {
  router.on(contract.getProfile, async ({ caller }) => view(found(await findUser(platform.db, caller.userId))));

  router.on(contract.updateProfile, async ({ body, caller, actor }) =>
    view(await updateProfile(platform, caller, actor, body.name)),
  );
}
