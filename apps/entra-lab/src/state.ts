/** Everything the lab remembers: one tenant, its directory, its enterprise applications and its sign-in logs. Plain data, kept as JSON. */

export interface LabUser {
  /** Object ID, a GUID. */
  readonly id: string;
  userPrincipalName: string;
  displayName: string;
  givenName: string;
  surname: string;
  /** `null` when the mailbox attribute is empty, as for many cloud-only users. */
  mail: string | null;
  userType: 'Member' | 'Guest';
  /** Where a guest comes from, as the identityprovider claim says it: a tenant's STS address, `live.com`, or `mail`. `null` for members. */
  guestIdentityProvider: string | null;
  accountEnabled: boolean;
  /** Whether sign-in asks for a second factor. */
  multifactor: boolean;
  /** scrypt of the password, `salt:hash` in hex. */
  passwordHash: string;
  jobTitle: string | null;
  department: string | null;
  employeeId: string | null;
  companyName: string | null;
  country: string | null;
  city: string | null;
  preferredLanguage: string | null;
  telephoneNumber: string | null;
  onPremisesSamAccountName: string | null;
  otherMail: string | null;
  /** extensionattribute1 to 15, by number. */
  extensionAttributes: Record<string, string>;
  /** Directory role template ids (wids). */
  directoryRoles: string[];
}

export interface LabGroup {
  readonly id: string;
  displayName: string;
  description: string;
  securityEnabled: boolean;
  /** `null` for a cloud-only group. */
  onPremisesSamAccountName: string | null;
  /** Object IDs of direct members: users and groups (nested groups do not count for assignment). */
  members: string[];
}

export interface AppRole {
  readonly id: string;
  displayName: string;
  /** What the role claim carries; `null` for the default "User" role. */
  value: string | null;
  description: string;
  enabled: boolean;
}

export interface Assignment {
  readonly id: string;
  principalType: 'User' | 'Group';
  principalId: string;
  /** An AppRole id, or the all-zero GUID for "Default Access". */
  roleId: string;
}

export type NameIdFormat = 'default' | 'persistent' | 'emailAddress' | 'unspecified' | 'windowsDomainQualifiedName';

/** At most two transformations are chained, as in Entra. */
export interface Transformation {
  kind:
    | 'ExtractMailPrefix'
    | 'Join'
    | 'ToLowercase'
    | 'ToUppercase'
    | 'Contains'
    | 'StartWith'
    | 'EndWith'
    | 'Extract'
    | 'IfEmpty'
    | 'IfNotEmpty'
    | 'RegexReplace';
  /** Parameters by the name on the portal's form, e.g. `separator`, `parameter2`, `value`, `output`, `pattern`, `replacement`. */
  parameters: Record<string, string>;
}

export interface ClaimSource {
  /** `attribute`: `user.mail` and its like, or a quoted constant; `transformation`: the input is transformed. */
  kind: 'attribute' | 'transformation';
  /** e.g. `user.mail`, or `"constant"` in double quotes. */
  attribute: string;
  transformations: Transformation[];
}

export interface Claim {
  readonly id: string;
  name: string;
  /** May be empty. */
  namespace: string;
  source: ClaimSource;
  /** Users for whom the claim is sent. */
  userType: 'Any' | 'Members' | 'AllGuests' | 'EntraGuests' | 'ExternalGuests';
}

export interface GroupClaim {
  which: 'all' | 'security' | 'directoryRoles' | 'assigned';
  sourceAttribute: 'groupId' | 'samAccountName' | 'cloudDisplayName';
  emitCloudNames: boolean;
  customName: string | null;
  customNamespace: string | null;
  emitAsRoles: boolean;
}

export interface SigningCertificate {
  readonly id: string;
  /** DER in base64. */
  certificate: string;
  /** PKCS#8 PEM: a test key of a test tool. */
  privateKey: string;
  /** SHA-1, upper-case hex. */
  thumbprint: string;
  /** ISO 8601. */
  notBefore: string;
  notAfter: string;
  active: boolean;
}

export interface ReplyUrl {
  url: string;
  isDefault: boolean;
  index: number | null;
}

export interface BasicSaml {
  /** The first is the default. Empty until card 1 is saved. */
  identifiers: string[];
  replyUrls: ReplyUrl[];
  signOnUrl: string | null;
  relayState: string | null;
  logoutUrl: string | null;
}

export interface EnterpriseApplication {
  /** Application (client) ID. */
  readonly appId: string;
  /** Object ID of the service principal; the portal's addresses use it. */
  readonly objectId: string;
  name: string;
  createdAt: string;
  /** `null` until "Select a single sign-on method" is answered with SAML. */
  singleSignOnMode: 'saml' | null;
  enabled: boolean;
  assignmentRequired: boolean;
  visibleToUsers: boolean;
  homepageUrl: string | null;
  notes: string;
  basicSaml: BasicSaml;
  nameId: { format: NameIdFormat; source: ClaimSource };
  claims: Claim[];
  groupClaim: GroupClaim | null;
  signing: { option: 'assertion' | 'response' | 'both'; algorithm: 'sha256' | 'sha1' };
  certificates: SigningCertificate[];
  notificationEmails: string[];
  verification: {
    required: boolean;
    allowSha1: boolean;
    certificates: { id: string; certificate: string; thumbprint: string; notAfter: string }[];
  };
  tokenEncryption: { certificate: string; thumbprint: string; active: boolean } | null;
  roles: AppRole[];
  assignments: Assignment[];
}

export interface SignInLogEntry {
  readonly id: string;
  at: string;
  requestId: string;
  correlationId: string;
  /** Object ID, `null` when nobody was signed in yet. */
  userId: string | null;
  userPrincipalName: string | null;
  appId: string | null;
  appName: string | null;
  status: 'Success' | 'Failure' | 'Interrupted';
  /** e.g. 50105; 0 for success. */
  errorCode: number;
  failureReason: string | null;
  /** How it began: `sp` for a request, `my-apps`, `test`. */
  origin: 'sp' | 'my-apps' | 'test';
  ipAddress: string;
}

export interface LabState {
  readonly version: 1;
  tenant: { id: string; name: string; domain: string };
  users: LabUser[];
  groups: LabGroup[];
  applications: EnterpriseApplication[];
  /** Tenant-wide certificates, which no SAML application signs with. */
  tenantCertificates: SigningCertificate[];
  /** Newest first, at most 500. */
  signInLogs: SignInLogEntry[];
  /** Who works in the admin center: a user's object ID. */
  administratorId: string;
}
