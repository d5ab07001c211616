/** Reads endpoints of a role (Metadata 2.2.2) and says whether their addresses can be used in a browser. */

import { canParseUrl } from '../crypto/parse-url.ts';
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { attributeOf, childrenOf, namespaces, positionOf, trimWhiteSpace, type XmlElement } from '../xml/index.ts';
import { bindings, type Endpoint } from './types.ts';

/** Scheme and host, no user name; no white space, controls, quotes, angle brackets or backslashes, which are read differently. */
const WEB_ADDRESS = /^https?:\/\/[^\s\p{Cc}"<>\\@/?#]+(?:[/?#][^\s\p{Cc}"<>\\]*)?$/iu;
const LIMIT = 2048;

export function isWebAddress(text: string): boolean {
  return text.length <= LIMIT && WEB_ADDRESS.test(text) && canParseUrl(text);
}

/** Those with a binding that a browser serves; METADATA_ADDRESS_INVALID as soon as one of them cannot be used. */
export function readBrowserEndpoints(role: XmlElement, name: string): Verdict<readonly Endpoint[]> {
  const endpoints: Endpoint[] = [];
  for (const element of childrenOf(role, namespaces.metadata, name)) {
    const binding = bindingOf(element);
    if (binding !== bindings.redirect && binding !== bindings.post) continue;
    const location = addressOf(element, 'Location');
    const responseLocation = addressOf(element, 'ResponseLocation');
    for (const address of [location ?? '', responseLocation ?? location ?? '']) {
      if (!isWebAddress(address)) return invalid(element, address);
    }
    endpoints.push({ binding, location: location ?? '', responseLocation });
  }
  return accept(endpoints);
}

/** All bindings under which a role offers a service, for messages. */
export function offeredBindings(role: XmlElement, name: string): string[] {
  return [...new Set(childrenOf(role, namespaces.metadata, name).map(bindingOf))];
}

function bindingOf(element: XmlElement): string {
  return addressOf(element, 'Binding') ?? '';
}

/** xs:anyURI: white space at the ends does not belong to it. */
function addressOf(element: XmlElement, attribute: string): string | null {
  const value = attributeOf(element, attribute);
  return value === null ? null : trimWhiteSpace(value);
}

function invalid(element: XmlElement, address: string): Verdict<never> {
  const shown = shorten(address);
  return reject({
    code: 'METADATA_ADDRESS_INVALID',
    message:
      shown === ''
        ? `A ${element.localName} has no address.`
        : `The ${element.localName} address '${shown}' is not a web address that a browser could open.`,
    expected: ['https://…'],
    received: [shown],
    position: positionOf(element),
  });
}
