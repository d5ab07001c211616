/** Enterprise applications: the list, the way to a new one, and the pages of each but its single sign-on. */
import type { Portal } from '../visit.ts';
import { registerAddAssignment } from './add-assignment.ts';
import { registerAssignments } from './assignments.ts';
import { registerListApplications } from './list-applications.ts';
import { registerNewApplication } from './new-application.ts';
import { registerOverview } from './overview.ts';
import { registerOwners } from './owners.ts';
import { registerProperties } from './properties.ts';
import { registerRoles } from './roles.ts';
import { registerTokenEncryption } from './token-encryption.ts';

export function registerEnterpriseApps(portal: Portal): void {
  registerListApplications(portal);
  registerNewApplication(portal);
  portal.get('/admin/enterprise-apps/:objectId', (visit) =>
    visit.go(`/admin/enterprise-apps/${encodeURIComponent(visit.param('objectId'))}/overview`),
  );
  registerOverview(portal);
  registerProperties(portal);
  registerOwners(portal);
  registerRoles(portal);
  registerAssignments(portal);
  registerAddAssignment(portal);
  registerTokenEncryption(portal);
}
