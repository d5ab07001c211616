/** A lab in memory with a frozen clock and counted ids, and a browser that keeps cookies and submits forms: for tests. */
import { instant } from '@latchkey/saml';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createLab, type Lab } from '../app.ts';
import {
  addAssignments,
  chooseSaml,
  createApplication,
  defaultAccessRoleId,
  saveBasicSaml,
} from '../applications/index.ts';
import { createSigningCertificate } from '../certificates/index.ts';
import { type Ids, openLabStore } from '../platform/index.ts';
import { seed } from '../seed.ts';
import type { EnterpriseApplication } from '../state.ts';

/** The moment at which every test lab stands still, until its clock is moved. */
export const testNow = instant(Date.parse('2026-12-07T09:30:00.872Z'));

export const spEntityId = 'https://app.example.com/saml/metadata';
export const spAcsUrl = 'https://app.example.com/saml/acs';
export const spLogoutUrl = 'https://app.example.com/saml/slo';

/** Ids that count up, so that a test gives the same answer each time. */
export function countedIds(): Ids {
  let count = 0;
  const next = (digits: number) => (++count).toString(16).padStart(digits, '0');
  return {
    guid: () => `00000000-0000-4000-8000-${next(12)}`,
    token: (bytes) => next(bytes * 2),
  };
}

export interface TestLab {
  readonly lab: Lab;
  readonly app: FastifyInstance;
  /** Moves the clock forward. */
  readonly advance: (seconds: number) => void;
  readonly browser: () => Browser;
}

export async function openTestLab(publicUrl = 'http://127.0.0.1:4500'): Promise<TestLab> {
  let now = testNow;
  const lab: Lab = {
    store: openLabStore(null, seed),
    clock: { now: () => now },
    ids: countedIds(),
    publicUrl,
  };
  const app = await createLab(lab);
  return {
    lab,
    app,
    advance: (seconds) => {
      now = instant(now + seconds * 1000);
    },
    browser: () => new Browser(app),
  };
}

// One key for all applications of a test file: making one takes long.
const certificate = createSigningCertificate({ id: 'test-certificate', now: testNow });

/** An application as the guide makes it, with this person assigned. */
export async function addSamlApplication(
  { store, ids, clock }: Lab,
  options: {
    readonly assigned?: readonly string[];
    readonly signOnUrl?: string;
    readonly relayState?: string;
    readonly addresses?: { readonly entityId: string; readonly acsUrl: string; readonly logoutUrl: string };
  } = {},
): Promise<EnterpriseApplication> {
  const signing = await certificate;
  return store.update((state) => {
    const app = createApplication(state, { name: 'Example App', ids, clock });
    chooseSaml(app, { ...signing, id: ids.guid() });
    const problems = saveBasicSaml(state, app, {
      identifiers: [options.addresses?.entityId ?? spEntityId],
      replyUrls: [{ url: options.addresses?.acsUrl ?? spAcsUrl, isDefault: true, index: null }],
      signOnUrl: options.signOnUrl ?? '',
      relayState: options.relayState ?? '',
      logoutUrl: options.addresses?.logoutUrl ?? spLogoutUrl,
    });
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));
    const principals = (options.assigned ?? []).map((principalId) => ({ principalType: 'User' as const, principalId }));
    addAssignments(app, { principals, roleId: defaultAccessRoleId }, ids);
    return app;
  });
}

export interface Page {
  readonly status: number;
  readonly body: string;
  readonly location: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** The text of a page as a person reads it: without style, scripts and tags. */
export const textOf = ({ body }: Page): string =>
  decoded(body.replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** The value of an input by its name; `null` where there is none. */
export function inputOf({ body }: Page, name: string): string | null {
  const value = new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(body)?.[1];
  return value === undefined ? null : decoded(value);
}

/** The AADSTS code of an error page; `null` for another page. */
export function aadstsOf({ body }: Page): number | null {
  const code = /<p id="message">AADSTS(\d+):/.exec(body)?.[1];
  return code === undefined ? null : Number(code);
}

/** The response of an auto-post page. */
export function responseOf(page: Page): string {
  const value = inputOf(page, 'SAMLResponse');
  if (value === null) throw new Error(`There is no SAMLResponse on this page: ${textOf(page).slice(0, 400)}`);
  return Buffer.from(value, 'base64').toString();
}

export class Browser {
  readonly #app: FastifyInstance;
  readonly #cookies = new Map<string, string>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  get = (url: string): Promise<Page> => this.#send({ method: 'GET', url });

  /** Posts a form from the lab's own origin, or from another one. */
  post = (url: string, fields: Record<string, string>, origin = 'http://localhost'): Promise<Page> =>
    this.#send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      payload: new URLSearchParams(fields).toString(),
    });

  /** Walks the sign-in page: account, password, second factor if asked, "Stay signed in?". */
  async signIn(start: Page, name: string, password: string): Promise<Page> {
    const ctx = { ctx: inputOf(start, 'ctx') ?? '' };
    if (inputOf(start, 'login') === null) await this.post('/common/account', { ...ctx, loginfmt: name });
    let page = await this.post('/common/login', { ...ctx, passwd: password });
    if (textOf(page).includes('Approve sign in request')) {
      page = await this.post('/common/multifactor', { ...ctx, answer: 'approve' });
    }
    if (!textOf(page).includes('Stay signed in?')) return page;
    return this.post('/common/kmsi', { ...ctx, stay: 'no' });
  }

  async #send(options: InjectOptions): Promise<Page> {
    const cookies = Object.fromEntries(this.#cookies);
    const answer = await this.#app.inject({ ...options, cookies });
    for (const cookie of answer.cookies) {
      if (cookie.value === '' || (cookie.expires && cookie.expires.getTime() === 0)) this.#cookies.delete(cookie.name);
      else this.#cookies.set(cookie.name, cookie.value);
    }
    return {
      status: answer.statusCode,
      body: answer.body,
      location: typeof answer.headers.location === 'string' ? answer.headers.location : null,
      headers: answer.headers,
    };
  }
}
