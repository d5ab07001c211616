/** Card 5 of the SAML page: the way to the test. */
import { type Html, html } from '../../platform/index.ts';
import { openCommand } from '../controls.ts';
import type { ApplicationVisit } from '../visit.ts';
import { isBasicSamlSaved } from './basic-saml-card.ts';
import { card } from './card.ts';

export function testCard({ application, base }: ApplicationVisit): Html {
  const ready = isBasicSamlSaved(application);
  return card({
    number: 5,
    title: `Test single sign-on with ${application.name}`,
    content: html`<p>${
      ready
        ? `Test to see if single sign-on is working. Users will need to be added to Users and groups before they can sign in.`
        : `Fill in and save card 1, Basic SAML Configuration, first: without a Reply URL there is nowhere to send the answer.`
    }</p><div>${openCommand({ label: 'Test', href: `${base}/sso/test`, icon: 'test', kind: 'primary plain-icon', disabled: !ready })}</div>`,
  });
}
