/** What an explanation of a refusal consists of, and the places in Entra and Latchkey that explanations point to. */

/** Who usually has to change something. `between`: a proxy, a browser or the network altered or delayed the message. */
export type Side = 'identity_provider' | 'latchkey' | 'person' | 'between' | 'sender';

/** One thing to do: where to click, level by level, and what to do there. */
export interface Fix {
  readonly path: readonly string[];
  readonly action: string;
}

/** What a refusal means, in plain words, and what ends it. */
export interface Explanation {
  /** Completes the sentence “Refused: …”; lower case, no full stop. */
  readonly headline: string;
  /** What it means and how it usually comes about. */
  readonly why: string;
  readonly side: Side;
  /**
   * What `expected` and `received` of the rejection are, e.g. `audience`; `null` where nothing is compared.
   * `time`: `expected` is the limit that the sender set, `received` is our clock.
   */
  readonly compares: string | null;
  /** In the Entra admin center; `null` where nothing there helps. */
  readonly entra: Fix | null;
  /** In this product; `null` where nothing here helps. */
  readonly latchkey: Fix | null;
}

const app = ['Entra admin center', 'Enterprise applications', 'your application'];
const singleSignOn = [...app, 'Single sign-on'];

/** The places in the Entra admin center, by the names that it gives them. */
export const entraPlaces = {
  identifier: [...singleSignOn, 'card 1 Basic SAML Configuration', 'Identifier (Entity ID)'],
  replyUrl: [...singleSignOn, 'card 1 Basic SAML Configuration', 'Reply URL (Assertion Consumer Service URL)'],
  basic: [...singleSignOn, 'card 1 Basic SAML Configuration'],
  signOnUrl: [...singleSignOn, 'card 1 Basic SAML Configuration', 'Sign on URL (Optional)'],
  logoutUrl: [...singleSignOn, 'card 1 Basic SAML Configuration', 'Logout Url (Optional)'],
  claims: [...singleSignOn, 'card 2 Attributes & Claims'],
  nameId: [...singleSignOn, 'card 2 Attributes & Claims', 'Unique User Identifier (Name ID)'],
  certificates: [...singleSignOn, 'card 3 SAML Certificates'],
  signing: [...singleSignOn, 'card 3 SAML Certificates', 'Edit', 'Signing Option'],
  algorithm: [...singleSignOn, 'card 3 SAML Certificates', 'Edit', 'Signing Algorithm'],
  verification: [...singleSignOn, 'card 3 SAML Certificates', 'Verification certificates (optional)', 'Edit'],
  metadataXml: [...singleSignOn, 'card 3 SAML Certificates', 'Federation Metadata XML', 'Download'],
  setUp: [...singleSignOn, 'card 4 Set up'],
  test: [...singleSignOn, 'card 5 Test single sign-on', 'Test'],
  users: [...app, 'Users and groups'],
  properties: [...app, 'Properties'],
  encryption: [...app, 'Token encryption'],
  user: ['Entra admin center', 'Users', 'the person', 'Properties', 'Contact information', 'Email'],
  signInLogs: ['Entra admin center', 'Enterprise applications', 'your application', 'Sign-in logs'],
} as const satisfies Record<string, readonly string[]>;

const account = ['Settings', 'Account', 'Single Sign-On (SSO)'];
const provider = [...account, 'this identity provider'];

/** The places in this dashboard. */
export const latchkeyPlaces = {
  account: ['Settings', 'Account'],
  sso: account,
  spMetadata: [...provider, 'Overview', 'SP metadata'],
  replaceMetadata: [...provider, 'Connection', 'Replace metadata'],
  certificates: [...provider, 'Connection', 'Certificates'],
  idpInitiated: [...provider, 'Options', 'IdP-initiated sign-in'],
  emailDomains: [...provider, 'Options', 'E-mail domains'],
  domains: ['Settings', 'Account', 'Domains'],
  provisioning: [...provider, 'People', 'Just-in-time provisioning'],
  sha1: [...provider, 'Options', 'SHA-1 signatures'],
  requestSigning: [...provider, 'Options', 'Request signing'],
  encryption: [...provider, 'Options', 'Encryption'],
  danger: [...provider, 'Danger'],
  test: [...provider, 'Test'],
  upload: [...account, 'New Identity Provider', 'Upload XML'],
  invitations: ['Invitations'],
  members: ['Members'],
} as const satisfies Record<string, readonly string[]>;

/** A fix without a repeated literal: where, and what to do there. */
export const at = (path: readonly string[], action: string): Fix => ({ path, action });
