/** Reads endpoints of a role (Metadata 2.2.2) and says whether their addresses can be used in a browser. */
import { accept, reject, type Verdict } from '../verdict.ts';
import { attributeOf, childrenOf, namespaces, positionOf, trimWhiteSpace, type XmlElement } from '../xml/index.ts';
import { bindings, type Endpoint } from './types.ts';

/** Scheme, host (name, IPv4 or IPv6), port; no user name, white space, quotes, angle brackets or backslashes anywhere. */
const WEB_ADDRESS =
  /^https?:\/\/(?:[a-z0-9\u0080-\uffff](?:[a-z0-9\u0080-\uffff._-]*[a-z0-9\u0080-\uffff.])?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#][^\s"'<>\\^`{|}]*)?$/i;
const LIMIT = 2048;

export function isWebAddress(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop some of them, so that an address reads otherwise.
  return text.length <= LIMIT && WEB_ADDRESS.test(text) && !/[\u0000-\u001f\u007f]/.test(text);
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
  const shown = address.length > 200 ? `${address.slice(0, 200)}…` : address;
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
