/** A list of users and groups with check boxes, a search field, and tabs for the two kinds. */
import { type Html, html, raw } from '../platform/index.ts';
import { submit } from './controls.ts';
import type { Principal } from './principals.ts';

export function principalPicker(input: {
  readonly principals: readonly Principal[];
  readonly chosen: ReadonlySet<string>;
  /** Where the picked ids go, as `principal`. */
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly submitLabel: string;
}): Html {
  const ofType = (type: Principal['type']) => input.principals.filter((each) => each.type === type).length;
  const kinds = [
    { value: 'all', label: `All (${input.principals.length})` },
    { value: 'user', label: `Users (${ofType('User')})` },
    { value: 'group', label: `Groups (${ofType('Group')})` },
  ];
  return html`<div class="picker stack"><div class="search"><input type="search" id="principal-search" aria-label="Search" placeholder="Search by name" autofocus autocomplete="off"></div>
<div class="segments" role="radiogroup" aria-label="Show">${kinds.map(
    (kind, index) =>
      html`<label><input type="radio" name="show" value="${kind.value}"${index === 0 ? raw(' checked') : null}><span>${kind.label}</span></label>`,
  )}</div>
<form class="stack" method="${input.method}" action="${input.action}"><ul class="picker-list" data-filtered-by="principal-search">${input.principals.map((each) => row(each, input.chosen.has(each.id)))}</ul>
<div class="pane-actions">${submit(input.submitLabel)}</div></form></div>`;
}

function row(principal: Principal, checked: boolean): Html {
  const detail = principal.detail === '' ? '' : ` · ${principal.detail}`;
  return html`<li class="${principal.type.toLowerCase()}"><label class="choice"><input type="checkbox" name="principal" value="${principal.id}"${checked ? raw(' checked') : null}><span>${principal.name}<small>${principal.type}${detail}</small></span></label></li>`;
}
