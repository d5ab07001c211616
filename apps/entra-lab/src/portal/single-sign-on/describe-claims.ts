/** Claims in the words of the portal's tables. */
import { claimUri, describeSource } from '../../claims/index.ts';
import type { Claim, EnterpriseApplication, GroupClaim, NameIdFormat } from '../../state.ts';

/** The entries of "Choose name identifier format". */
export const formatLabels: Readonly<Record<NameIdFormat, string>> = {
  default: 'Default',
  persistent: 'Persistent',
  emailAddress: 'Email address',
  unspecified: 'Unspecified',
  windowsDomainQualifiedName: 'Windows domain qualified name',
};

/** e.g. `user.userprincipalname [nameid-format:emailAddress]`. */
export const describeNameId = ({ format, source }: EnterpriseApplication['nameId']): string =>
  format === 'default' ? describeSource(source) : `${describeSource(source)} [nameid-format:${format}]`;

export const userTypeLabels: Readonly<Record<Claim['userType'], string>> = {
  Any: 'Any',
  Members: 'Members',
  AllGuests: 'All guests',
  EntraGuests: 'Microsoft Entra guests',
  ExternalGuests: 'External guests',
};

export const describeClaim = (claim: Claim): string =>
  claim.userType === 'Any'
    ? describeSource(claim.source)
    : `${describeSource(claim.source)} (${userTypeLabels[claim.userType]} only)`;

const groupChoices: Readonly<Record<GroupClaim['which'], string>> = {
  all: 'All',
  security: 'SecurityGroup',
  directoryRoles: 'DirectoryRole',
  assigned: 'ApplicationGroup',
};

const groupSources: Readonly<Record<GroupClaim['sourceAttribute'], string>> = {
  groupId: 'user.groups',
  samAccountName: 'user.groups, sAMAccountName',
  cloudDisplayName: 'user.groups, cloud display name',
};

export const describeGroupClaim = (claim: GroupClaim): string =>
  `${groupSources[claim.sourceAttribute]} [${groupChoices[claim.which]}]`;

const microsoftClaims = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';

/** The attribute that the groups are sent in. */
export function groupClaimName(claim: GroupClaim): string {
  if (claim.emitAsRoles) return `${microsoftClaims}/role`;
  if (claim.customName === null) return `${microsoftClaims}/groups`;
  return claimUri({ name: claim.customName, namespace: claim.customNamespace ?? '' });
}
