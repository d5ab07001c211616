/** An identity provider for tests: its metadata, and answers that are right unless told otherwise. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AssertionInput,
  bindings,
  certificateFrom,
  decodeRedirect,
  instant,
  privateKeyFromPem,
  type ResponseInput,
  readAuthnRequest,
  signXml,
  writeResponse,
} from '@latchkey/saml';

export type ProviderName = 'contoso' | 'fabrikam';

const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
const microsoft = 'http://schemas.microsoft.com/identity/claims/';

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'keys', name), 'utf8');

/** Somebody in the directory. */
export interface DirectoryUser {
  readonly email: string | null;
  readonly name: string;
  /** Makes the tenant and object id of Entra ID; `null` for a provider that has none. */
  readonly objectId: string | null;
}

export interface Answering {
  readonly now: number;
  /** The provider's own SP values. */
  readonly entityId: string;
  readonly acsUrl: string;
  /** The request that is answered; `null` for none. */
  readonly inResponseTo: string | null;
  readonly response?: Partial<ResponseInput>;
  readonly assertion?: Partial<AssertionInput>;
}

export const testCertificate = (name: ProviderName) => certificateFrom(file(`${name}.crt`));

/**
 * @param entityId default: Entra’s for a tenant of that name.
 * @param keyOf signs with the key of another one: a key that was changed.
 */
export function identityProvider(
  name: ProviderName,
  entityId = `https://sts.windows.net/${name}/`,
  keyOf: ProviderName = name,
) {
  const key = privateKeyFromPem(file(`${keyOf}.key`));
  const certificate = testCertificate(keyOf);
  const address = `https://login.example/${name}/saml2`;
  return {
    entityId,
    address,
    certificate,
    key,
    metadata: (options: MetadataOptions = {}) => metadataOf({ entityId, address, keys: [keyOf], ...options }),
    /** Signs the assertion of a response that was changed by hand. @returns the form field. */
    sign(xml: string): string {
      const id = /<Assertion [^>]*?ID="([^"]+)"/.exec(xml)?.[1] ?? '';
      const signed = signXml({ xml, id, key, certificate, hash: 'sha256', place: 'after-issuer' });
      return Buffer.from(signed).toString('base64');
    },
    /** @returns the form field. */
    answer(user: DirectoryUser, { now, inResponseTo, ...to }: Answering): string {
      const at = instant(now);
      const until = instant(now + 3_600_000);
      const id = `_${randomUUID()}`;
      const assertion: AssertionInput = {
        id,
        issueInstant: at,
        issuer: entityId,
        nameId: { value: user.email ?? `${user.objectId}`, format: emailFormat },
        recipient: to.acsUrl,
        audience: to.entityId,
        notBefore: instant(now - 300_000),
        notOnOrAfter: until,
        confirmationNotOnOrAfter: until,
        attributes: attributesOf(name, user),
        authnInstant: at,
        sessionIndex: id,
        authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
        ...to.assertion,
      };
      const xml = writeResponse({
        id: `_${randomUUID()}`,
        issueInstant: at,
        issuer: entityId,
        destination: to.acsUrl,
        inResponseTo,
        assertion,
        signing: { key, certificate, what: 'assertion', hash: 'sha256' },
        ...to.response,
      });
      return Buffer.from(xml).toString('base64');
    },
  };
}

export type TestIdentityProvider = ReturnType<typeof identityProvider>;

/** What Entra ID sends for a new application. */
function attributesOf(tenant: string, { email, name, objectId }: DirectoryUser): AssertionInput['attributes'] {
  return [
    ...(objectId === null
      ? []
      : [
          { name: `${microsoft}tenantid`, values: [tenant] },
          { name: `${microsoft}objectidentifier`, values: [objectId] },
        ]),
    { name: `${microsoft}displayname`, values: [name] },
    ...(email === null ? [] : [{ name: `${soap}emailaddress`, values: [email] }]),
  ];
}

export interface MetadataOptions {
  /** Of the single sign-on service. */
  readonly binding?: 'redirect' | 'post';
  readonly address?: string;
  /** Where logout messages are taken, by these bindings; none by default. */
  readonly logout?: readonly ('redirect' | 'post')[];
  readonly entityId?: string;
  /** Whose certificates are in it; default its own. */
  readonly keys?: readonly ProviderName[];
  /** Of the root element. */
  readonly attributes?: string;
}

type Document = MetadataOptions & Required<Pick<MetadataOptions, 'entityId' | 'address' | 'keys'>>;

const metadataOf = (options: Document): string =>
  `<?xml version="1.0" encoding="utf-8"?><EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${options.entityId}" ${options.attributes ?? ''}>` +
  '<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
  options.keys.map((name) => keyDescriptor(testCertificate(name).der)).join('') +
  (options.logout ?? [])
    .map((binding) => `<SingleLogoutService Binding="${bindings[binding]}" Location="${options.address}"/>`)
    .join('') +
  `<SingleSignOnService Binding="${bindings[options.binding ?? 'redirect']}" Location="${options.address}"/>` +
  '</IDPSSODescriptor></EntityDescriptor>';

const keyDescriptor = (der: Uint8Array): string =>
  '<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>' +
  `${Buffer.from(der).toString('base64')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;

/** The request that a redirect to the identity provider carries. */
export function requestIn(location: string) {
  const decoded = decodeRedirect(new URL(location).search.slice(1));
  if (!decoded.ok) throw new Error(decoded.rejection.message);
  const request = readAuthnRequest(decoded.value.xml);
  if (!request.ok) throw new Error(request.rejection.message);
  return request.value;
}
