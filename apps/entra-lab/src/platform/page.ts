/** The frame of the lab's own pages: document, banner, colours in light and dark, down to a phone's width. */
import { type Html, html, raw } from './html.ts';

export const labBanner = 'Entra Lab: a local stand-in for Microsoft Entra ID, for tests. Nothing here is Microsoft’s.';

export interface PageInput {
  readonly title: string;
  /** CSS of this kind of page, after the common rules. Our own constant. */
  readonly styles: string;
  readonly body: Html;
  /** An inline script; our own constant. */
  readonly script?: { readonly nonce: string; readonly code: string };
}

const commonStyles = `
:root {
  color-scheme: light dark;
  --canvas: #f2f2f2; --surface: #fff; --hover: #f0f0f0; --line: #d1d1d1; --line-strong: #616161;
  --text: #242424; --muted: #5c5c5c; --brand: #0f6cbd; --brand-hover: #115ea3; --on-brand: #fff; --link: #0f5ea8; --bad: #b10e1c;
  --neutral: #e0e0e0; --neutral-hover: #d1d1d1; --shadow: 0 2px 6px rgb(0 0 0/.2); --mono: Consolas, ui-monospace, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #141414; --surface: #1f1f1f; --hover: #333; --line: #474747; --line-strong: #adadad;
    --text: #f5f5f5; --muted: #b8b8b8; --brand: #479ef5; --brand-hover: #62abf5; --on-brand: #06121d; --link: #62abf5; --bad: #ff99a4;
    --neutral: #3d3d3d; --neutral-hover: #4d4d4d; --shadow: 0 2px 6px rgb(0 0 0/.6);
  }
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--canvas); color: var(--text); font: 15px/1.4 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif; }
h1, h2, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
button { font: inherit; cursor: pointer; }
.banner { background: #fff4ce; color: #4a3600; padding: 4px 16px; font-size: 12px; text-align: center; }
.button { display: inline-block; min-width: 108px; padding: 5px 12px; border: 1px solid transparent; text-align: center; background: var(--brand); color: var(--on-brand); }
.button:hover { background: var(--brand-hover); text-decoration: none; }
.button.neutral { background: var(--neutral); color: var(--text); }
.button.neutral:hover { background: var(--neutral-hover); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.muted { color: var(--muted); }
.avatar { flex: none; display: inline-grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; background: #4f6bed; color: #fff; font-weight: 600; }
`;

/** @returns the whole document. */
export const page = ({ title, styles, body, script }: PageInput): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(commonStyles + styles)}</style>
</head>
<body>
<aside class="banner" aria-label="About this page">${labBanner}</aside>
${body}
${script ? html`<script nonce="${script.nonce}">${raw(script.code)}</script>` : null}
</body>
</html>`.html;

/** The first letters of the first and last name, for a round picture. */
export function initials(displayName: string): string {
  const words = displayName.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
