/** An account of the running product with one SAML provider for a foreign identity provider, by the API. */
import {
  type AnyOperation,
  type Attempt,
  type BodyOf,
  createIdentityProvider,
  createSpKey,
  getCurrentSession,
  getSignInAttempt,
  type IdentityProvider,
  listSignInAttempts,
  type ParamsOf,
  type ResponseOf,
  type SpKeyUse,
  signOut,
  signUp,
  updateIdentityProvider,
} from '@latchkey/contract';
import type { WalkingBrowser } from './walking-browser.ts';
import type { WebIdp } from './web-idp.ts';

/** What a provider needs of the other side. */
type OtherSide = Pick<WebIdp, 'metadataUrl' | 'trust'>;

export class LatchkeyProvider {
  readonly id: string;
  readonly startUrl: string;
  readonly sp: IdentityProvider['sp'];
  readonly #dashboard: string;
  readonly #cookie: string;
  readonly #account: string;
  readonly #idp: OtherSide;

  private constructor(dashboard: string, cookie: string, account: string, idp: OtherSide, created: IdentityProvider) {
    this.#dashboard = dashboard;
    this.#cookie = cookie;
    this.#account = account;
    this.#idp = idp;
    this.id = created.id;
    this.startUrl = created.startUrl;
    this.sp = created.sp;
  }

  /** Metadata both ways; whoever the identity provider vouches for is a member at once. */
  static async connect(dashboard: string, name: string, idp: OtherSide): Promise<LatchkeyProvider> {
    const [email, password] = [`owner-${name.toLowerCase()}@example.org`, 'correct horse battery'];
    const body = { name: 'Olivia Owner', email, password, accountName: name };
    const answer = await fetch(`${dashboard}${signUp.path}`, request('POST', body));
    if (!answer.ok) throw new Error(`signUp: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .join('; ');
    const session: ResponseOf<typeof signUp> = await answer.json();
    const account = session.signedIn ? (session.accounts[0]?.id ?? '') : '';
    const created = await call(dashboard, cookie, createIdentityProvider, {
      params: { account },
      body: { description: name, metadata: await (await fetch(idp.metadataUrl)).text() },
    });
    const provider = new LatchkeyProvider(dashboard, cookie, account, idp, created);
    await provider.update({ provisioning: 'automatic' });
    return provider;
  }

  /** Changes options, and lets the identity provider read what is published then. */
  async update(body: BodyOf<typeof updateIdentityProvider>): Promise<void> {
    await this.#call(updateIdentityProvider, { params: this.#params, body });
    await this.publish();
  }

  async makeKey(use: SpKeyUse): Promise<void> {
    await this.#call(createSpKey, { params: this.#params, body: { use } });
    await this.publish();
  }

  async publish(): Promise<void> {
    this.#idp.trust(await this.metadata());
  }

  metadata = async (): Promise<string> => (await fetch(this.sp.metadataUrl)).text();

  async lastAttempt(): Promise<Attempt> {
    const account = this.#account;
    const { attempts } = await this.#call(listSignInAttempts, { params: { account } });
    return this.#call(getSignInAttempt, { params: { account, attempt: attempts[0]?.id ?? '' } });
  }

  /** Who is signed in in this browser. */
  sessionOf = (browser: WalkingBrowser): Promise<ResponseOf<typeof getCurrentSession>> =>
    call(this.#dashboard, browser.cookieHeader(new URL(this.#dashboard).hostname), getCurrentSession, {});

  /** @returns where the browser goes next, if the identity provider is told; `null` if not. */
  async signOut(browser: WalkingBrowser): Promise<string | null> {
    const cookie = browser.cookieHeader(new URL(this.#dashboard).hostname);
    const { next } = await call(this.#dashboard, cookie, signOut, {});
    return next === null ? null : new URL(next, this.#dashboard).href;
  }

  get #params() {
    return { account: this.#account, provider: this.id };
  }

  #call<O extends AnyOperation>(operation: O, input: Input<O>): Promise<ResponseOf<O>> {
    return call(this.#dashboard, this.#cookie, operation, input);
  }
}

interface Input<O extends AnyOperation> {
  readonly params?: ParamsOf<O>;
  readonly body?: BodyOf<O>;
}

const request = (method: string, body: unknown, cookie = ''): RequestInit => ({
  method,
  headers: { 'x-latchkey': '1', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

async function call<O extends AnyOperation>(origin: string, cookie: string, operation: O, { params, body }: Input<O>) {
  const values: Record<string, string> = { ...(params as Record<string, string> | undefined) }; // they are text in every operation
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const answer = await fetch(`${origin}${path}`, request(operation.method, body, cookie));
  if (!answer.ok) throw new Error(`${operation.name}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
