/** Users and Groups of the admin center. */
import type { Portal } from '../visit.ts';
import { registerEditUser } from './edit-user.ts';
import { registerGroup } from './group.ts';
import { registerListGroups } from './list-groups.ts';
import { registerListUsers } from './list-users.ts';
import { registerUser } from './user.ts';

export function registerDirectory(portal: Portal): void {
  registerListUsers(portal);
  registerEditUser(portal);
  registerUser(portal);
  registerListGroups(portal);
  registerGroup(portal);
}
