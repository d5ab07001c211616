/** "Create your own application", non-gallery, and what Entra fills in. */
import { type Clock, type Ids, isoTime } from '../platform/index.ts';
import type { Claim, ClaimSource, EnterpriseApplication, LabState, SigningCertificate } from '../state.ts';
import { templateRoles } from './app-roles.ts';

const namespace = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

const from = (attribute: string): ClaimSource => ({ kind: 'attribute', attribute, transformations: [] });

/** The four additional claims of a new application, in the order in which they are sent. */
export const defaultClaims = (ids: Ids): Claim[] =>
  [
    ['givenname', 'user.givenname'],
    ['surname', 'user.surname'],
    ['emailaddress', 'user.mail'],
    ['name', 'user.userprincipalname'],
  ].map(([name = '', attribute = '']) => ({
    id: ids.guid(),
    name,
    namespace,
    source: from(attribute),
    userType: 'Any',
  }));

/** Adds an application: assignment required, nobody assigned, no single sign-on method chosen yet. */
export function createApplication(
  state: LabState,
  input: { readonly name: string; readonly ids: Ids; readonly clock: Clock },
): EnterpriseApplication {
  const { ids, clock } = input;
  const administrator = state.users.find(({ id }) => id === state.administratorId);
  const app: EnterpriseApplication = {
    appId: ids.guid(),
    objectId: ids.guid(),
    name: input.name.trim(),
    createdAt: isoTime(clock.now()),
    singleSignOnMode: null,
    enabled: true,
    assignmentRequired: true,
    visibleToUsers: true,
    homepageUrl: null,
    notes: '',
    basicSaml: { identifiers: [], replyUrls: [], signOnUrl: null, relayState: null, logoutUrl: null },
    nameId: { format: 'emailAddress', source: from('user.userprincipalname') },
    claims: defaultClaims(ids),
    groupClaim: null,
    signing: { option: 'assertion', algorithm: 'sha256' },
    certificates: [],
    notificationEmails: administrator ? [administrator.mail ?? administrator.userPrincipalName] : [],
    verification: { required: false, allowSha1: false, certificates: [] },
    tokenEncryption: null,
    roles: templateRoles(),
    assignments: [],
  };
  state.applications.push(app);
  return app;
}

/** "Select a single sign-on method" > SAML. The certificate becomes the active one, unless the application has one already. */
export function chooseSaml(app: EnterpriseApplication, certificate: SigningCertificate): void {
  app.singleSignOnMode = 'saml';
  if (app.certificates.length === 0) app.certificates.push({ ...certificate, active: true });
}
