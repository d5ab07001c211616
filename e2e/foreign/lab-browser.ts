/** A browser for the lab's pages: keeps cookies, follows no redirect, and submits the forms that it is shown. */

export interface LabPage {
  readonly status: number;
  readonly url: string;
  readonly body: string;
  readonly location: string | null;
}

/** What an auto-post page sends to the application. */
export interface PostedResponse {
  readonly action: string;
  /** The field as it is posted: base64. */
  readonly samlResponse: string;
  readonly relayState: string | null;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
const attribute = (tag: string, name: string) => {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : decoded(value);
};

/** The AADSTS code of an error page; `null` for another page. */
export function aadstsOf({ body }: LabPage): number | null {
  const code = /<p id="message">AADSTS(\d+):/.exec(body)?.[1];
  return code === undefined ? null : Number(code);
}

/** The form of the page that has a control of this name: where it goes, and its hidden fields. */
function formWith(control: string, page: LabPage): { action: string; fields: Record<string, string> } {
  const forms = [...page.body.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form);
  const form = forms.find((each) => each.includes(` name="${control}"`));
  if (form === undefined) throw new Error(`No ${control} to fill in at ${page.url}: AADSTS${aadstsOf(page)}`);
  const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => tag);
  return {
    action: new URL(attribute(form, 'action') ?? '', page.url).href,
    fields: Object.fromEntries(hidden.map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''])),
  };
}

export function responseOf(page: LabPage): PostedResponse {
  const { action, fields } = formWith('SAMLResponse', page);
  return { action, samlResponse: fields.SAMLResponse ?? '', relayState: fields.RelayState ?? null };
}

export class LabBrowser {
  readonly #cookies = new Map<string, string>();

  get = (url: string): Promise<LabPage> => this.#send(url, {});

  /** @param origin of the page that has the form: the lab's own, if nothing else is said */
  post = (url: string, fields: Readonly<Record<string, string>>, origin = new URL(url).origin): Promise<LabPage> =>
    this.#send(url, { method: 'POST', headers: { origin }, body: new URLSearchParams(fields) });

  /** Walks the sign-in page: account if asked, password, "Stay signed in?". */
  async signIn(start: LabPage, user = 'adele.vance@contoso.example'): Promise<LabPage> {
    const asksWho = start.body.includes(' name="loginfmt"');
    const asksPassword = asksWho ? await this.#fillIn(start, 'loginfmt', user) : start;
    const asksToStay = await this.#fillIn(asksPassword, 'passwd', 'Passw0rd!');
    return this.#fillIn(asksToStay, 'stay', 'no');
  }

  #fillIn(page: LabPage, control: string, value: string): Promise<LabPage> {
    const { action, fields } = formWith(control, page);
    return this.post(action, { ...fields, [control]: value });
  }

  async #send(url: string, init: RequestInit): Promise<LabPage> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return { status: answer.status, url, body: await answer.text(), location: answer.headers.get('location') };
  }
}
