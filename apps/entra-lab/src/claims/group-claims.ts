/** The group claim: which groups, named how, and the overage link in their place. */
import { allGroupsOf, directGroupsOf } from '../directory/index.ts';
import type { GroupClaim, LabGroup } from '../state.ts';
import type { SamlAttribute } from './saml-attribute.ts';
import type { Subject } from './sources.ts';

/** More groups than this are not listed in a SAML token. */
const groupLimit = 150;

const microsoft = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';

/** The attribute that app roles, or groups emitted as roles, are sent in. */
export const roleClaim = `${microsoft}/role`;

function selectedGroups({ state, app, user }: Subject, which: GroupClaim['which']): LabGroup[] {
  if (which === 'directoryRoles') return [];
  if (which === 'assigned') {
    const assigned = new Set(app.assignments.map(({ principalId }) => principalId));
    return directGroupsOf(state, user.id).filter(({ id }) => assigned.has(id));
  }
  return allGroupsOf(state, user.id).filter(({ securityEnabled }) => which === 'all' || securityEnabled);
}

/** What stands for a group in the claim; `null` leaves it out. */
function groupValue(group: LabGroup, claim: GroupClaim): string | null {
  if (claim.sourceAttribute === 'groupId') return group.id;
  const cloudOnly = group.onPremisesSamAccountName === null;
  if (claim.sourceAttribute === 'cloudDisplayName') return cloudOnly ? group.displayName : null;
  return group.onPremisesSamAccountName ?? (claim.emitCloudNames ? group.displayName : null);
}

function claimName(claim: GroupClaim): string {
  if (claim.emitAsRoles) return roleClaim;
  if (claim.customName === null) return `${microsoft}/groups`;
  return claim.customNamespace ? `${claim.customNamespace.replace(/\/$/, '')}/${claim.customName}` : claim.customName;
}

/** At most one attribute of groups, or the overage link; then the directory roles where the selection has them. */
export function groupAttributes(subject: Subject): SamlAttribute[] {
  const { state, app, user } = subject;
  const claim = app.groupClaim;
  if (!claim) return [];
  const attributes: SamlAttribute[] = [];
  const groups = selectedGroups(subject, claim.which);
  const values = groups.flatMap((group) => groupValue(group, claim) ?? []);
  if (groups.length > groupLimit) {
    const link = `https://graph.windows.net/${state.tenant.id}/users/${user.id}/getMemberObjects`;
    attributes.push({ name: 'http://schemas.microsoft.com/claims/groups.link', values: [link] });
  } else if (values.length > 0) {
    attributes.push({ name: claimName(claim), values });
  }
  if (claim.which !== 'assigned' && user.directoryRoles.length > 0) {
    attributes.push({ name: `${microsoft}/wids`, values: user.directoryRoles });
  }
  return attributes;
}
