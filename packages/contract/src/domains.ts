/** Domains: e-mail domains that an account has proved to own by a record in the DNS. */
import { type Static, Type } from 'typebox';
import { AccountParams, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

/**
 * `pending`: not proved yet. `verified`: the record was found. `at_risk`: verified, but the record is gone; it counts
 * until `endsAt`. `lapsed`: was verified once, and the record stayed away.
 */
export const DomainStatus = Type.Union([
  Type.Literal('pending'),
  Type.Literal('verified'),
  Type.Literal('at_risk'),
  Type.Literal('lapsed'),
]);
export type DomainStatus = Static<typeof DomainStatus>;

/** What a look at the DNS can find. The last four say nothing about the domain: nobody answered, or not usefully. */
export const DomainCheckOutcome = Type.Union([
  Type.Literal('found'),
  Type.Literal('no_such_name'),
  Type.Literal('no_txt_record'),
  Type.Literal('other_value'),
  Type.Literal('misplaced'),
  Type.Literal('timeout'),
  Type.Literal('server_failure'),
  Type.Literal('refused'),
  Type.Literal('unreachable'),
]);
export type DomainCheckOutcome = Static<typeof DomainCheckOutcome>;

export const Domain = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'As in the DNS: lower case, in punycode where it has other letters.' }),
  displayName: Type.String({ description: 'With its own letters.' }),
  status: DomainStatus,
  record: Type.Object(
    { name: Type.String(), value: Type.String() },
    { description: 'The TXT record that proves it. It stays in the DNS: it is looked at again and again.' },
  ),
  createdAt: Timestamp,
  verifiedAt: Type.Union([Timestamp, Type.Null()]),
  /** When a domain at risk stops counting. */
  endsAt: Type.Union([Timestamp, Type.Null()]),
  lastCheck: Type.Union([
    Type.Object({
      at: Timestamp,
      outcome: DomainCheckOutcome,
      /** For people: what was found, and what to do. */
      message: Type.String(),
      /** The TXT values that stood there. */
      found: Type.Array(Type.String()),
    }),
    Type.Null(),
  ]),
  /** `null` when nobody has proved it for so long that only “Verify now” looks again. */
  nextCheckAt: Type.Union([Timestamp, Type.Null()]),
  /** Identity providers that let in people of this domain only (and of others that they list). */
  usedBy: Type.Array(Type.Object({ id: Type.String(), description: Type.String() })),
});
export type Domain = Static<typeof Domain>;

const DomainParams = Type.Object({ account: Type.String({ maxLength: 64 }), domain: Type.String({ maxLength: 64 }) });

export const listDomains = defineOperation({
  name: 'listDomains',
  summary: 'The domains of an account, by name.',
  method: 'GET',
  path: '/api/accounts/:account/domains',
  access: 'admin',
  params: AccountParams,
  response: Type.Object({ domains: Type.Array(Domain) }),
});

export const addDomain = defineOperation({
  name: 'addDomain',
  summary: 'Claims a domain. The answer has the TXT record that proves it; the DNS is looked at from now on.',
  method: 'POST',
  path: '/api/accounts/:account/domains',
  access: 'admin',
  params: AccountParams,
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }) }),
  response: Domain,
  errors: ['DOMAIN_EXISTS', 'TOO_MANY_DOMAINS'],
});

export const verifyDomain = defineOperation({
  name: 'verifyDomain',
  summary: 'Looks for the record in the DNS now.',
  method: 'POST',
  path: '/api/accounts/:account/domains/:domain/verify',
  access: 'admin',
  params: DomainParams,
  response: Domain,
  errors: ['TOO_MANY_ATTEMPTS'],
});

export const removeDomain = defineOperation({
  name: 'removeDomain',
  summary: 'Removes a domain from the account. Its name must be repeated.',
  method: 'DELETE',
  path: '/api/accounts/:account/domains/:domain',
  access: 'admin',
  params: DomainParams,
  body: Type.Object({ name: Type.String({ maxLength: 300 }) }),
  response: Nothing,
  errors: ['DOMAIN_IN_USE'],
});

/** Names of domains of the account; `null` for any e-mail address. */
export const EmailDomains = Type.Union([
  Type.Array(Type.String({ maxLength: 253 }), { minItems: 1, maxItems: 100 }),
  Type.Null(),
]);
export type EmailDomains = Static<typeof EmailDomains>;

const ProviderParams = Type.Object({
  account: Type.String({ maxLength: 64 }),
  provider: Type.String({ maxLength: 64 }),
});

export const getEmailDomains = defineOperation({
  name: 'getEmailDomains',
  summary: 'Which e-mail addresses a provider may assert: any, or those of listed domains.',
  method: 'GET',
  path: '/api/accounts/:account/identity-providers/:provider/email-domains',
  access: 'admin',
  params: ProviderParams,
  response: Type.Object({ emailDomains: EmailDomains }),
});

export const changeEmailDomains = defineOperation({
  name: 'changeEmailDomains',
  summary:
    'Lets a provider assert any e-mail address, or only those of verified domains. Sub-domains count only when they are listed. Holds from the next sign-in on.',
  method: 'PUT',
  path: '/api/accounts/:account/identity-providers/:provider/email-domains',
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: ProviderParams,
  body: Type.Object({
    emailDomains: EmailDomains,
    /** The list that the form was opened with. */
    from: EmailDomains,
  }),
  response: Type.Object({ emailDomains: EmailDomains }),
  errors: ['PROVIDER_CHANGED', 'DOMAIN_NOT_VERIFIED'],
});
