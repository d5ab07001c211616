/** Pages for the person who signs in: small whole documents, light or dark, wide or narrow. */
import { escapeXml, type PostForm } from '@latchkey/saml';
import type { FastifyReply } from 'fastify';
import type { Ids } from '../../platform/index.ts';

export interface Action {
  readonly label: string;
  /** A path of ours. */
  readonly href: string;
}

/** A form that is sent to a path of ours. */
export interface PageForm {
  readonly action: string;
  /** Hidden. */
  readonly fields: Readonly<Record<string, string>>;
  readonly text?: { readonly name: string; readonly label: string; readonly maximumLength: number };
  readonly submit: string;
}

export interface HumanPage {
  readonly status: number;
  readonly title: string;
  /** For people: what happened and what to do. */
  readonly sentence: string;
  readonly action: Action;
  /** What the person may answer; the action stands beside it as the other way. */
  readonly form?: PageForm;
  /** For those who can look it up. */
  readonly more?: Action;
  /** What to quote to an administrator. */
  readonly reference?: string;
  /** The sites that may show it in a frame; none where it is absent. */
  readonly framedBy?: readonly string[];
}

/** Colours and font are the dashboard’s, so that a refusal is not taken for another site. */
const style = `
:root { color-scheme: light dark; --page: #fff; --card: #fff; --text: #000; --muted: #596069; --line: #dee2e6; --accent: #3347b8; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --page: #242424; --card: #242424; --text: #c9c9c9; --muted: #a3a7ae; --line: #424242; --accent: #4c66d6; --on-accent: #fff; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.55 -apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif; }
main { width: 100%; max-width: 30rem; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
h1 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.3; overflow-wrap: anywhere; }
p { margin: 0 0 1.25rem; overflow-wrap: anywhere; }
.action { display: inline-block; padding: .5rem 1rem; border: 0; border-radius: .375rem; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.action:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
label { display: block; margin: 0 0 1rem; font-weight: 600; }
textarea { display: block; width: 100%; margin-top: .25rem; padding: .5rem; border: 1px solid var(--muted); border-radius: .375rem; background: var(--page); color: var(--text); font: inherit; resize: vertical; }
textarea:focus-visible { outline: 2px solid var(--accent); }
.other { margin: 1rem 0 0; }
.other a { color: inherit; }
.reference { margin: 1.5rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; }
.reference a { color: inherit; }
code { font-family: ui-monospace, monospace; user-select: all; }
`;

/** Nothing but what the page itself brings may run or be shown. */
const policy = (nonce: string, framedBy: readonly string[], more: readonly string[] = []): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
    ...(more.length === 0 ? ["form-action 'none'"] : more),
  ].join('; ');

const documentOf = (title: string, nonce: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeXml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

const link = ({ href, label }: Action, className: string): string =>
  `<a${className === '' ? '' : ` class="${className}"`} href="${escapeXml(href)}">${escapeXml(label)}</a>`;

export function sendPage(reply: FastifyReply, ids: Ids, page: HumanPage): FastifyReply {
  const nonce = ids.secret();
  const more = page.more === undefined ? '' : ` Administrators: ${link(page.more, '')}`;
  const reference =
    page.reference === undefined
      ? ''
      : `\n<p class="reference">If you ask for help, quote <code>${escapeXml(page.reference)}</code>.${more}</p>`;
  const { form } = page;
  const ways =
    form === undefined ? link(page.action, 'action') : `${formOf(form)}\n<p class="other">${link(page.action, '')}</p>`;
  const body = `<h1>${escapeXml(page.title)}</h1>
<p>${escapeXml(page.sentence)}</p>
${ways}${reference}`;
  const sends = form === undefined ? [] : ["form-action 'self'"];
  const rules = policy(nonce, page.framedBy ?? [], sends);
  return send(reply.status(page.status), rules, documentOf(page.title, nonce, body));
}

function formOf({ action, fields, text, submit }: PageForm): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeXml(name)}" value="${escapeXml(value)}">`,
  );
  const area =
    text === undefined
      ? []
      : [
          `<label>${escapeXml(text.label)}<textarea name="${escapeXml(text.name)}" rows="3" maxlength="${text.maximumLength}"></textarea></label>`,
        ];
  const button = `<button class="action" type="submit">${escapeXml(submit)}</button>`;
  return [`<form method="post" action="${escapeXml(action)}">`, ...hidden, ...area, button, '</form>'].join('\n');
}

/** Takes a message to the identity provider where it wants a form to be posted (Bindings 3.5). */
export function sendPostPage(
  reply: FastifyReply,
  ids: Ids,
  { action, fields }: PostForm,
  { title = 'Signing in', framedBy = [] }: Partial<Pick<HumanPage, 'title' | 'framedBy'>> = {},
): FastifyReply {
  const nonce = ids.secret();
  const inputs = fields.map(
    ({ name, value }) => `<input type="hidden" name="${escapeXml(name)}" value="${escapeXml(value)}">`,
  );
  const body = `<h1>${title}…</h1>
<form method="post" action="${escapeXml(action)}">
${inputs.join('\n')}
<button class="action" type="submit">Continue</button>
</form>
<script nonce="${nonce}">document.forms[0].submit();</script>`;
  // Any address: browsers apply this to where the identity provider redirects the form as well.
  const more = [`script-src 'nonce-${nonce}'`, 'form-action *'];
  return send(reply, policy(nonce, framedBy, more), documentOf(title, nonce, body));
}

const send = (reply: FastifyReply, contentSecurityPolicy: string, html: string): FastifyReply =>
  reply
    .header('content-security-policy', contentSecurityPolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
