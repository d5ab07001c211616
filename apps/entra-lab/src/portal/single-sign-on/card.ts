/** One numbered card of the SAML page: a region named by its title, with an Edit button where it can be edited. */
import { type Html, html } from '../../platform/index.ts';
import { openCommand } from '../controls.ts';

export function card(input: {
  readonly number: number;
  readonly title: string;
  readonly editHref?: string;
  readonly content: Html;
}): Html {
  const id = `card-${input.number}`;
  return html`<div class="numbered"><span class="number" aria-hidden="true">${input.number}</span>
<section class="card" aria-labelledby="${id}"><div class="card-head"><h2 id="${id}">${input.title}</h2>${
    input.editHref === undefined ? null : editButton(input.editHref, input.title)
  }</div>${input.content}</section></div>`;
}

export const editButton = (href: string, what: string): Html =>
  openCommand({ label: 'Edit', name: `Edit ${what}`, href, icon: 'edit', kind: 'link' });
