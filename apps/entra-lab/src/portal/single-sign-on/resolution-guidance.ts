/** What an AADSTS code means and what to change, for "Get resolution guidance" and the sign-in logs. */
export interface Guidance {
  readonly code: number;
  readonly cause: string;
  readonly fix: string;
  /** The page of the application where the fix is made: the last part of its address, and what it is called. */
  readonly place: { readonly path: string; readonly label: string } | null;
}

const basic = { path: 'sso/basic', label: 'Basic SAML Configuration' };
const users = { path: 'users', label: 'Users and groups' };
const properties = { path: 'properties', label: 'Properties' };
const nameId = { path: 'sso/claims/name-id', label: 'Unique User Identifier (Name ID)' };
const claims = { path: 'sso/claims', label: 'Attributes & Claims' };
const certificate = { path: 'sso/certificates', label: 'SAML Signing Certificate' };
const verification = { path: 'sso/verification', label: 'Verification certificates' };
const encryption = { path: 'token-encryption', label: 'Token encryption' };

type Row = readonly [code: number, cause: string, fix: string, place?: Guidance['place']];

const requestFix = 'Change the request that the application sends.';

const rows: readonly Row[] = [
  [
    50105,
    'The user is not assigned to the application, or only through a nested group.',
    'Assign the user, or a group that has the user as a direct member; or set "Assignment required?" to No.',
    users,
  ],
  [
    700016,
    'The Issuer of the request is none of the Identifiers of any application: a difference in a slash or in case is enough. Or the request went to the wrong tenant.',
    'Make the Identifier (Entity ID) equal to the Issuer that the application sends, character by character.',
    basic,
  ],
  [
    650056,
    'The Issuer of the request is close to an Identifier, but not equal, or the application has no Identifier.',
    'Make the Identifier (Entity ID) equal to the Issuer that the application sends.',
    basic,
  ],
  [
    50011,
    'The AssertionConsumerServiceURL of the request is not among the Reply URLs: http or https, port, trailing slash and case count.',
    'Add the address to the Reply URLs.',
    basic,
  ],
  [
    500113,
    'The application has no Reply URL.',
    'Add the Assertion Consumer Service URL of the application as a Reply URL.',
    basic,
  ],
  [
    500117,
    'The Reply URL begins with http://, which is allowed for localhost only.',
    'Serve the application over https and change the Reply URL.',
    basic,
  ],
  [7000112, '"Enabled for users to sign in?" is No.', 'Set it to Yes.', properties],
  [
    75001,
    'The SAML message could not be decoded.',
    'Redirect binding: deflate, then base64, then URL-encode. POST binding: base64 only.',
  ],
  [
    75003,
    'The request asks for an answer by another binding than HTTP-POST.',
    'Leave ProtocolBinding out, or set it to HTTP-POST.',
  ],
  [
    75005,
    'The message is no SAML 2.0 request that is understood: required parts are missing or in the wrong order.',
    requestFix,
  ],
  [75006, 'The request has a part that is not supported.', 'Leave the part out that the message names.'],
  [
    75008,
    'The Destination of the request is not the address that it was sent to.',
    'Use the Login URL of the application as Destination.',
  ],
  [
    75011,
    'The request asks for an authentication method (RequestedAuthnContext) that differs from how the user signed in.',
    'Leave RequestedAuthnContext out of the request, or send ForceAuthn="true".',
  ],
  [
    75016,
    'The Format of NameIDPolicy is not supported.',
    'Leave NameIDPolicy out, or ask for persistent, emailAddress, unspecified or transient.',
  ],
  [
    750054,
    'The Login URL was opened without a SAMLRequest.',
    'Begin at the application, and keep the query string on redirects.',
  ],
  [7500522, 'The AuthnContextClassRef is not a URI.', requestFix],
  [7500525, 'The request is not well-formed XML, or has an attribute that the schema does not have.', requestFix],
  [
    7500529,
    'The ID of the request begins with a digit or has a character that XML IDs cannot have.',
    'Let the ID begin with a letter or an underscore.',
  ],
  [7500530, 'The LogoutRequest has no NameID.', requestFix],
  [
    76021,
    'The application must sign its requests, but this one is not signed, or its signature is where the binding does not have it.',
    'Sign requests in the application, or clear "Require verification certificates". IdP-initiated sign-in cannot be used with it.',
    verification,
  ],
  [
    76023,
    'The signature of the request does not fit any verification certificate.',
    'Upload the certificate that the application signs with.',
    verification,
  ],
  [
    76026,
    'The request is too old, or IdP-initiated sign-in was tried while requests must be signed.',
    'Begin at the application; compare the clocks.',
    verification,
  ],
  [90015, 'The request in the address is too long.', 'Send it by POST, or leave the certificate out of it.'],
  [
    900235,
    'Comparison of RequestedAuthnContext must be exact.',
    'Leave RequestedAuthnContext out, or set Comparison="exact".',
  ],
  [
    900236,
    'The request has a part that must not be set, such as Subject.',
    'Leave it out; pass login_hint in the address instead.',
  ],
  [
    50020,
    'The account that was picked is not in this tenant.',
    'Sign in with another account, or invite this one as a guest.',
  ],
  [
    90072,
    'The account that was picked is not in this tenant.',
    'Sign in with another account, or invite this one as a guest.',
  ],
  [50034, 'There is no user of this name in the directory.', 'Look for a typing mistake, or create the user in Users.'],
  [50126, 'The password was wrong.', 'Reset the password in Users.'],
  [50057, 'The account is disabled.', 'Enable it in Users.'],
  [50074, 'A second factor is needed.', 'Complete the second factor.'],
  [
    501241,
    'The source of a claim, or an input of its transformation, is empty for this user.',
    'Fill the attribute of the user, choose another source, or wrap it in IfEmpty().',
    claims,
  ],
  [
    50093,
    'The source of the Name ID is empty for this user.',
    'Fill the attribute of the user (often Mail), or choose another source.',
    nameId,
  ],
  [50094, 'The source of the Name ID is unknown.', 'Choose another source.', nameId],
  [
    50096,
    'The source of the Name ID does not fit the format that was asked for.',
    'Choose another source or format.',
    nameId,
  ],
  [501621, 'A regular expression of a claim took too long.', 'Make the expression simpler.', claims],
  [50124, 'A regular expression of a claim is invalid.', 'Correct the expression.', claims],
  [50003, 'There is no certificate to sign with.', 'Make a new certificate and make it active.', certificate],
  [500031, 'There is no certificate to sign with.', 'Make a new certificate and make it active.', certificate],
  [
    50007,
    'Assertions are to be encrypted, but there is no certificate to encrypt to.',
    'Import the certificate of the application again.',
    encryption,
  ],
  [50058, 'The request was passive (IsPassive), and nobody was signed in.', 'Fall back to an interactive request.'],
  [
    50068,
    'The application that asked to sign out is not part of the session.',
    'End the session in the application and treat it as done.',
  ],
  [90033, 'The sign-in took too long, or the lab was restarted or reset meanwhile.', 'Begin again.'],
  [90002, 'There is no such tenant.', 'Compare the tenant ID in the Login URL.'],
];

/** `null` for a code that the catalogue does not have. */
export function guidanceFor(code: number): Guidance | null {
  const row = rows.find((each) => each[0] === code);
  if (row === undefined) return null;
  return { code, cause: row[1], fix: row[2], place: row[3] ?? null };
}

/** The first `AADSTS…` code of a text, or a text that is only a number. */
export function codeIn(text: string): number | null {
  const match = /AADSTS(\d{4,8})\b/i.exec(text) ?? /^\s*(\d{4,8})\s*$/.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]);
}
