/**
 * A browser without a screen: it keeps cookies by host and withholds those that a browser withholds, follows redirects, fills in
 * the forms that it has answers for, and submits those that carry a SAML message. It remembers every message that passed.
 */
import { inflateRawSync } from 'node:zlib';

export interface Landing {
  readonly status: number;
  readonly url: string;
  readonly body: string;
  readonly headers: Headers;
}

/** A SAML message that went through the browser. */
export interface PassedMessage {
  readonly kind: 'SAMLRequest' | 'SAMLResponse';
  readonly binding: 'HTTP-Redirect' | 'HTTP-POST';
  /** Where it went. */
  readonly url: string;
  readonly xml: string;
  /** Query of the address, or the form. */
  readonly fields: URLSearchParams;
}

interface Step {
  readonly url: string;
  readonly form?: URLSearchParams;
  /** The host of the page that led here. */
  readonly from?: string;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly sameSite: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });

function attributesOf(tag: string): Readonly<Record<string, string>> {
  const pairs = tag.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries([...pairs].map(([, name = '', a, b]) => [name.toLowerCase(), decoded(a ?? b ?? '')]));
}

const mostSteps = 30;

export class WalkingBrowser {
  readonly messages: PassedMessage[] = [];
  #answers: Readonly<Record<string, string>>;
  readonly #cookies = new Map<string, Map<string, Cookie>>();

  /** @param answers what to fill in, by the name of the control; each once on a walk */
  constructor(answers: Readonly<Record<string, string>> = {}) {
    this.#answers = answers;
  }

  /** Goes on until there is a page that it has nothing to do on. */
  visit = (url: string): Promise<Landing> => this.#walk({ url });

  /** Posts a form as the page of another site does, unless the page is said to be of the same. */
  post = (url: string, fields: Readonly<Record<string, string>>, from = 'elsewhere.example'): Promise<Landing> =>
    this.#walk({ url, form: new URLSearchParams(fields), from });

  /** From now on it answers no question. */
  sayNothing(): void {
    this.#answers = {};
  }

  /** The last message of this kind. */
  last(kind: PassedMessage['kind']): PassedMessage {
    const found = this.messages.findLast((message) => message.kind === kind);
    if (found === undefined) throw new Error(`No ${kind} has passed.`);
    return found;
  }

  /** As it goes with a request to this host. */
  cookieHeader = (host: string): string =>
    [...(this.#cookies.get(host) ?? [])].map(([name, { value }]) => `${name}=${value}`).join('; ');

  cookie = (host: string, name: string): string | undefined => this.#cookies.get(host)?.get(name)?.value;

  forget(host: string, name: string): void {
    this.#cookies.get(host)?.delete(name);
  }

  async #walk(start: Step): Promise<Landing> {
    const unused = new Map(Object.entries(this.#answers));
    let step: Step | null = start;
    for (let count = 0; count < mostSteps && step !== null; count += 1) {
      const here: Step = step;
      const page = await this.#send(here);
      step = this.#nextOf(page, here, unused);
      if (step === null) return page;
    }
    throw new Error(`${start.url} leads from page to page without an end.`);
  }

  #nextOf(page: Landing, here: Step, unused: Map<string, string>): Step | null {
    const from = new URL(page.url).hostname;
    const location = page.headers.get('location');
    if (location !== null && page.status >= 300 && page.status < 400) {
      const url = new URL(location, page.url).href;
      return page.status >= 307 && here.form !== undefined ? { url, form: here.form, from } : { url, from };
    }
    for (const [, opening = '', content = ''] of page.body.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
      const fields = fieldsOf(content);
      const answered = [...fields.keys()].filter((name) => unused.has(name));
      const carriesMessage = fields.has('SAMLRequest') || fields.has('SAMLResponse');
      if (answered.length === 0 && !carriesMessage) continue;
      for (const name of answered) {
        fields.set(name, unused.get(name) ?? '');
        unused.delete(name);
      }
      const url = new URL(attributesOf(opening).action || page.url, page.url).href;
      return { url, form: fields, from };
    }
    return null;
  }

  async #send({ url, form, from }: Step): Promise<Landing> {
    this.#note(url, form);
    const { hostname, pathname, origin } = new URL(url);
    const crossSitePost = form !== undefined && from !== undefined && from !== hostname;
    const cookies = [...(this.#cookies.get(hostname) ?? [])]
      .filter(([, { path }]) => pathname.startsWith(path))
      .filter(([, { sameSite }]) => !crossSitePost || sameSite === 'none' || sameSite === '')
      .map(([name, { value }]) => `${name}=${value}`);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
        ...(form === undefined ? {} : { origin: crossSitePost ? `http://${from}` : origin }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(hostname, line);
    return { status: answer.status, url, body: await answer.text(), headers: answer.headers };
  }

  #keep(host: string, line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const jar = this.#cookies.get(host) ?? new Map<string, Cookie>();
    this.#cookies.set(host, jar);
    const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
    const over = /;\s*max-age=(0|-)/i.test(line) || (expires !== undefined && Date.parse(expires) < Date.now());
    if (value === '' || value === 'deleted' || over) jar.delete(name);
    else {
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      jar.set(name, { value, path, sameSite: (/;\s*samesite=(\w+)/i.exec(line)?.[1] ?? '').toLowerCase() });
    }
  }

  #note(url: string, form?: URLSearchParams): void {
    for (const kind of ['SAMLRequest', 'SAMLResponse'] as const) {
      const posted = form?.get(kind);
      const query = new URL(url).searchParams;
      const asked = query.get(kind);
      if (posted) {
        const xml = Buffer.from(posted, 'base64').toString();
        this.messages.push({ kind, binding: 'HTTP-POST', url, xml, fields: form ?? query });
      } else if (asked) {
        const xml = inflateRawSync(Buffer.from(asked, 'base64')).toString();
        this.messages.push({ kind, binding: 'HTTP-Redirect', url, xml, fields: query });
      }
    }
  }
}

function fieldsOf(form: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const { name, value = '', type = '' } = attributesOf(tag);
    if (name !== undefined && !['checkbox', 'radio'].includes(type)) fields.append(name, value);
  }
  return fields;
}
