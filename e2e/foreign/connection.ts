/** One application of the lab and the service provider of a foreign library that belongs to it. */
import { inflateRawSync } from 'node:zlib';
import type { ForeignSp, ForeignSpSettings, PostForm } from './foreign-sp.ts';
import { LabApplication, type SpAddresses } from './lab-application.ts';
import { LabBrowser, type LabPage, type PostedResponse, responseOf } from './lab-browser.ts';
import { nodeSaml } from './node-saml.ts';
import { samlifySp } from './samlify.ts';

const makers = { 'node-saml': nodeSaml, samlify: samlifySp } as const;
export type LibraryName = keyof typeof makers;
export const libraries: readonly LibraryName[] = ['node-saml', 'samlify'];

export interface Connection {
  readonly addresses: SpAddresses;
  readonly application: LabApplication;
  readonly idpMetadata: Buffer;
  sp(settings?: Partial<ForeignSpSettings>): ForeignSp;
}

/** @param name of the application, and the first part of the host of its addresses */
export async function connect(lab: string, library: LibraryName, name: string): Promise<Connection> {
  const host = `https://${name}.example`;
  const addresses = { entityId: `${host}/metadata`, acsUrl: `${host}/acs`, logoutUrl: `${host}/logout` };
  const application = await LabApplication.create(lab, name, addresses);
  const idpMetadata = await application.metadata();
  return {
    addresses,
    application,
    idpMetadata,
    sp: (settings = {}) => makers[library]({ ...addresses, idpMetadata, ...settings }),
  };
}

export type Binding = 'HTTP-Redirect' | 'HTTP-POST';
export const relayState = 'reports/7?view=a&b=ü';

/** What the browser takes to the lab. */
export type RequestMessage = string | PostForm;

export const requestOf = (sp: ForeignSp, binding: Binding): Promise<RequestMessage> =>
  binding === 'HTTP-Redirect' ? sp.redirectUrl(relayState) : sp.postForm(relayState);

export const send = (browser: LabBrowser, message: RequestMessage): Promise<LabPage> =>
  typeof message === 'string'
    ? browser.get(message)
    : browser.post(message.action, message.fields, 'https://sp.example');

/** The XML of the request. */
export function xmlOf(message: RequestMessage): string {
  if (typeof message !== 'string') return Buffer.from(message.fields.SAMLRequest ?? '', 'base64').toString();
  return inflateRawSync(Buffer.from(new URL(message).searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
}

/** A new browser takes the request to the lab, and Adele Vance signs in. */
export async function signIn(message: RequestMessage): Promise<PostedResponse> {
  const browser = new LabBrowser();
  return responseOf(await browser.signIn(await send(browser, message)));
}

export const decoded = ({ samlResponse }: PostedResponse): string => Buffer.from(samlResponse, 'base64').toString();
