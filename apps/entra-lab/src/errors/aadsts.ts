/** Each failure that the lab can end in, by its AADSTS number, in Entra's own words. */
export interface EntraFailure {
  /** e.g. 50105. */
  readonly code: number;
  /** Without the `AADSTS…:` in front. */
  readonly message: string;
}

type AppName = { readonly name: string; readonly appId: string };

const fixed = (code: number, message: string) => (): EntraFailure => ({ code, message });

export const aadsts = {
  notAssigned: (app: AppName, user: string): EntraFailure => ({
    code: 50105,
    message: `Your administrator has configured the application ${app.name} ('${app.appId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${user}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
  }),
  applicationNotFound: (identifier: string, tenantName: string): EntraFailure => ({
    code: 700016,
    message: `Application with identifier '${identifier}' was not found in the directory '${tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  }),
  replyUrlMismatch: (replyUrl: string, identifier: string): EntraFailure => ({
    code: 50011,
    message: `The reply URL '${replyUrl}' specified in the request does not match the reply URLs configured for the application '${identifier}'. Make sure the reply URL sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/urlMismatchError to learn more about how to fix this.`,
  }),
  noReplyUrl: fixed(500113, 'No reply address is registered for the application.'),
  applicationDisabled: (app: AppName): EntraFailure => ({
    code: 7000112,
    message: `Application '${app.appId}'(${app.name}) is disabled.`,
  }),
  tenantNotFound: (tenant: string): EntraFailure => ({
    code: 90002,
    message: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  }),
  undecodable: fixed(75001, 'An error occurred during SAML message binding.'),
  unsupportedBinding: fixed(
    75003,
    'The SAML2 Authentication Request asks for a response by a binding that is not supported. Only HTTP-POST is supported.',
  ),
  notASamlMessage: fixed(75005, 'The request is not a valid Saml2 protocol message.'),
  unsupportedProperty: (property: string): EntraFailure => ({
    code: 75006,
    message: `An error occurred while processing a SAML2 Authentication request. AADSTS90011: The SAML authentication request property '${property}' is not supported.`,
  }),
  authenticationMethodMismatch: (used: string, requested: string, app: AppName): EntraFailure => ({
    code: 75011,
    message: `Authentication method '${used}' by which the user authenticated with the service doesn't match requested authentication method '${requested}'. Contact the ${app.name} application owner.`,
  }),
  invalidNameIdPolicy: fixed(75016, 'SAML2 Authentication Request has invalid NameIdPolicy.'),
  messageMissing: fixed(
    750054,
    'SAMLRequest or SAMLResponse must be present as query string parameters in HTTP request for SAML Redirect binding.',
  ),
  notAUri: (element: string): EntraFailure => ({
    code: 7500522,
    message: `XML element '${element}' in XML Namespace 'urn:oasis:names:tc:SAML:2.0:assertion' in the SAML message must be a URI.`,
  }),
  xmlError: (line: number, column: number): EntraFailure => ({
    code: 7500525,
    message: `There was an XML error in the SAML message at line ${line}, position ${column}. Verify that the XML content of the SAML messages conforms to the SAML protocol specifications.`,
  }),
  invalidId: (id: string): EntraFailure => ({
    code: 7500529,
    message: `The value '${id}' is not a valid SAML ID. The ID must not begin with a number.`,
  }),
  nameIdMissingInLogout: fixed(7500530, 'SAML NameId cannot be null.'),
  requestNotSigned: fixed(
    76021,
    'The request sent by client is not signed while the application requires signed requests.',
  ),
  requestSignatureInvalid: fixed(
    76023,
    'The signature of the received authentication request is invalid, please contact the administrator to resolve the issue.',
  ),
  requestExpired: fixed(76026, 'The request has expired. Try to submit new request.'),
  queryTooLong: fixed(90015, 'Requested query string is too long.'),
  comparisonNotExact: (received: string): EntraFailure => ({
    code: 900235,
    message: `SAML authentication request's RequestedAuthenticationContext Comparison value must be 'exact'. Received value: '${received}'.`,
  }),
  propertyMustNotBeSet: (property: string): EntraFailure => ({
    code: 900236,
    message: `The SAML authentication request property '${property}' is not supported and must not be set.`,
  }),
  userNotInTenant: (user: string, identityProvider: string, tenantName: string, app: AppName): EntraFailure => ({
    code: 50020,
    message: `User account '${user}' from identity provider '${identityProvider}' does not exist in tenant '${tenantName}' and cannot access the application '${app.appId}'(${app.name}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
  }),
  userNotFound: (user: string, tenantName: string): EntraFailure => ({
    code: 50034,
    message: `The user account ${user} does not exist in the ${tenantName} directory. To sign into this application, the account must be added to the directory.`,
  }),
  wrongPassword: fixed(50126, 'Error validating credentials due to invalid username or password.'),
  userDisabled: fixed(50057, 'The user account is disabled.'),
  multifactorNeeded: fixed(50074, 'Strong Authentication is required.'),
  signInExpired: fixed(90033, 'A transient error has occurred. Please try again.'),
  noSession: fixed(50058, 'A silent sign-in request was sent but no user is signed in.'),
  claimInputMissing: (parameter: string, transformation: string): EntraFailure => ({
    code: 501241,
    message: `Mandatory Input '${parameter}' missing from transformation id '${transformation}'.`,
  }),
  nameIdMissing: fixed(50093, 'Missing value for the SAML NameID.'),
  regexTimeout: fixed(501621, 'Claims transformation timed out while evaluating a regular expression.'),
  invalidRegex: fixed(50124, 'Claims transformation contains an invalid regular expression.'),
  noSigningCertificate: fixed(500031, 'Cannot find signing certificate configured.'),
} as const;
