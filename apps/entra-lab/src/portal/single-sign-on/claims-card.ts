/** Card 2 of the SAML page: Attributes & Claims. */
import { type Html, html } from '../../platform/index.ts';
import { fact } from '../controls.ts';
import type { ApplicationVisit } from '../visit.ts';
import { card } from './card.ts';
import { describeClaim, describeGroupClaim, describeNameId } from './describe-claims.ts';

export function claimsCard({ application, base }: ApplicationVisit): Html {
  return card({
    number: 2,
    title: 'Attributes & Claims',
    editHref: `${base}/sso/claims`,
    content: html`<dl class="facts">${application.claims.map((claim) => fact(claim.name, describeClaim(claim)))}
${application.groupClaim === null ? null : fact('Group', describeGroupClaim(application.groupClaim))}
${fact('Unique User Identifier', describeNameId(application.nameId))}</dl>`,
  });
}
