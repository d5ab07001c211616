/** What the assertion will say of a person with the claims as they are saved: the lab's own help, which Entra does not have. */
import { evaluateClaims } from '../../claims/index.ts';
import { type Html, html } from '../../platform/index.ts';
import type { LabUser } from '../../state.ts';
import { remark, submit, table } from '../controls.ts';
import { selectField } from '../fields.ts';
import type { ApplicationVisit } from '../visit.ts';
import { guidanceFor } from './resolution-guidance.ts';

export function claimsPreview(visit: ApplicationVisit): Html {
  const { users, administratorId } = visit.lab.store.read();
  const wanted = visit.query.text('user');
  const user = users.find(({ id }) => id === wanted) ?? users.find(({ id }) => id === administratorId) ?? users[0];
  if (user === undefined) return html``;
  return html`<section class="stack" aria-labelledby="preview" id="preview-section"><h2 class="section-title" id="preview">What the application will receive</h2>
<form class="actions-row end" method="get" action="${visit.base}/sso/claims#preview-section">${selectField({
    label: 'Preview for user',
    name: 'user',
    value: user.id,
    options: users.map(({ id, displayName, userPrincipalName }) => ({
      value: id,
      label: `${displayName} (${userPrincipalName})`,
    })),
  })}${submit('Show', { kind: 'default' })}</form>
${outcome(visit, user)}</section>`;
}

function outcome(visit: ApplicationVisit, user: LabUser): Html {
  const verdict = evaluateClaims(visit.lab.store.read(), visit.application, user);
  if (!verdict.ok) {
    const { code, message } = verdict.failure;
    return remark(html`<strong>AADSTS${code}</strong>: ${message} ${guidanceFor(code)?.fix}`, 'warn');
  }
  return table({
    label: 'What the application will receive',
    columns: ['Attribute', 'Value'],
    rows: [
      [html`<strong>Name ID</strong><br><span class="muted">${verdict.nameId.format}</span>`, verdict.nameId.value],
      ...verdict.attributes.map(({ name, values }) => [
        name,
        html`${values.map((value) => html`<div>${value}</div>`)}`,
      ]),
    ],
    empty: html``,
  });
}
