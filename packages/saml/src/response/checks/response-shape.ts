/** The response is complete, and every child is one that the schema knows (Core 3.2.2). */
import { attributeOf, hasText, namespaces, type XmlElement } from '../../xml/index.ts';
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

const code = 'RESPONSE_MALFORMED';

export const responseShape: ResponseCheck = {
  name: 'response-shape',
  title: 'The response is complete and holds nothing that does not belong there',
  run({ response }) {
    const id = attributeOf(response, 'ID');
    if (id === null || id === '') return failed(code, response, 'The response has no ID.');
    if (hasText(response)) return failed(code, response, 'There is text between the elements of the response.');
    let statuses = 0;
    let issuers = 0;
    for (let child = response.firstChild; child !== null; child = child.next) {
      if (!belongs(child)) {
        return failed(code, child, 'The response holds an element that does not belong there.', {
          received: [`{${child.namespace}}${child.localName}`],
        });
      }
      if (child.localName === 'Status') statuses++;
      else if (child.localName === 'Issuer') issuers++;
    }
    if (statuses !== 1) return failed(code, response, 'The response must have one Status.');
    if (issuers > 1) return failed(code, response, 'The response has more than one Issuer.');
    return passed(`ID ${id}`);
  },
};

/** How many signatures and assertions there may be is for later checks, which say more about it. */
function belongs({ namespace, localName }: XmlElement): boolean {
  if (namespace === namespaces.protocol) return localName === 'Status' || localName === 'Extensions';
  if (namespace === namespaces.signature) return localName === 'Signature';
  if (namespace !== namespaces.assertion) return false;
  return localName === 'Issuer' || localName === 'Assertion' || localName === 'EncryptedAssertion';
}
