/** An enterprise application of the lab, set up by posting the forms of its admin center. */
import { LabBrowser } from './lab-browser.ts';

/** Adele Vance, of the directory that a fresh lab begins with. */
const adele = '9d4f1c7e-62a3-4b58-8e0c-000000000002';
export const tenantId = '7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59';

export interface SpAddresses {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly logoutUrl: string;
}

/** Card 3's Signing Option. */
export type SigningOption = 'assertion' | 'response' | 'both';

type Fields = Readonly<Record<string, string>>;

export class LabApplication {
  readonly #lab: string;
  readonly #base: string;
  readonly #appId: string;

  private constructor(lab: string, base: string, appId: string) {
    this.#lab = lab;
    this.#base = base;
    this.#appId = appId;
  }

  /** As the guide does it: create, choose SAML, fill card 1, assign Adele Vance. */
  static async create(lab: string, name: string, addresses: SpAddresses): Promise<LabApplication> {
    const created = await post(`${lab}/admin/enterprise-apps/new`, { name, kind: 'nonGallery' });
    const base = created.replace(/\/overview$/, '');
    const application = new LabApplication(lab, base, (await stateOf(lab, base)).appId);
    await post(`${base}/sso/method`, { mode: 'saml' });
    await application.setAddresses(addresses);
    await post(`${base}/users/new`, { principal: adele });
    return application;
  }

  /** Card 1. */
  setAddresses = ({ entityId, acsUrl, logoutUrl }: SpAddresses): Promise<string> =>
    post(`${this.#base}/sso/basic`, { identifier: entityId, replyUrl: acsUrl, replyUrlIndex: '', logoutUrl });

  /** Card 3: App Federation Metadata Url. */
  get metadataUrl(): string {
    return `${this.#lab}/${tenantId}/federationmetadata/2007-06/federationmetadata.xml?appid=${this.#appId}`;
  }

  /** Federation Metadata XML, as it is downloaded: with the byte order mark. */
  metadata = async (): Promise<Buffer> => Buffer.from(await (await fetch(this.metadataUrl)).arrayBuffer());

  /** The link behind the tile in My Apps: sign-in that the identity provider begins. */
  get userAccessUrl(): string {
    return `${this.#lab}/api/signin/${this.#appId}?tenantId=${tenantId}`;
  }

  /** Card 3: Signing Option and Signing Algorithm. */
  setSigning = (option: SigningOption, algorithm: 'sha1' | 'sha256' = 'sha256'): Promise<string> =>
    post(`${this.#base}/sso/certificates`, { option, algorithm });

  /** Card 3: New Certificate, valid for a year. It is inactive. */
  async addCertificate(): Promise<void> {
    const expiration = new Date(Date.now() + 365 * 24 * 3_600_000).toISOString().slice(0, 10);
    await post(`${this.#base}/sso/certificates/new`, { expiration });
  }

  /** Card 3: makes the certificate active that is not. */
  async activateOtherCertificate(): Promise<void> {
    const { certificates } = await stateOf(this.#lab, this.#base);
    const id = certificates.find(({ active }) => !active)?.id ?? '';
    await post(`${this.#base}/sso/certificates/activate`, { id });
  }

  /** Card 3: Verification certificates (optional). */
  requireVerification = (allowSha1 = false): Promise<string> =>
    post(`${this.#base}/sso/verification`, { required: 'yes', ...(allowSha1 ? { allowSha1: 'yes' } : {}) });

  dropVerification = (): Promise<string> => post(`${this.#base}/sso/verification`, {});

  uploadVerificationCertificate = (pem: string): Promise<string> =>
    upload(`${this.#base}/sso/verification/upload`, pem);

  /** Card 1: Upload metadata file. It fills in the form, which still has to be saved. */
  async formFilledFrom(metadata: Buffer): Promise<string> {
    const answer = await send(`${this.#base}/sso/metadata-upload`, 'file', new Uint8Array(metadata));
    if (answer.status !== 200) throw new Error(`The metadata was refused: ${answer.status} ${await answer.text()}`);
    return answer.text();
  }

  /** Token encryption: Import Certificate, Activate. */
  async encryptTo(pem: string): Promise<void> {
    await upload(`${this.#base}/token-encryption/import`, pem);
    await post(`${this.#base}/token-encryption/activate`, {});
  }

  stopEncrypting = (): Promise<string> => post(`${this.#base}/token-encryption/deactivate`, {});
}

interface ApplicationState {
  readonly objectId: string;
  readonly appId: string;
  readonly certificates: readonly { readonly id: string; readonly active: boolean }[];
}

/** @param base the address of the application's pages */
async function stateOf(lab: string, base: string): Promise<ApplicationState> {
  const { applications }: { applications: ApplicationState[] } = await (await fetch(`${lab}/control/state`)).json();
  const application = applications.find(({ objectId }) => base.endsWith(`/${objectId}`));
  if (application === undefined) throw new Error(`The lab does not list the application of ${base}.`);
  return application;
}

/** @returns where the portal goes after a form that was accepted. */
async function post(url: string, fields: Fields): Promise<string> {
  const page = await new LabBrowser().post(url, fields);
  if (page.status !== 303) throw new Error(`${url}: ${page.status} ${page.body.replace(/<[^>]*>/g, ' ')}`);
  return new URL(page.location ?? '', url).href;
}

async function upload(url: string, pem: string): Promise<string> {
  const answer = await send(url, 'certificate', pem);
  if (answer.status !== 303) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return new URL(answer.headers.get('location') ?? '', url).href;
}

function send(url: string, field: string, content: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  const body = new FormData();
  body.append(field, new File([content], 'uploaded'));
  return fetch(url, { method: 'POST', body, redirect: 'manual', headers: { origin: new URL(url).origin } });
}
