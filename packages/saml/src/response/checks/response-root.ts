/** The document is a Response of SAML 2.0 (Core 3.3.3). */
import { attributeOf, is, namespaces } from '../../xml/index.ts';
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const responseRoot: ResponseCheck = {
  name: 'response-root',
  title: 'The message is a SAML 2.0 response',
  run({ response }) {
    if (!is(response, namespaces.protocol, 'Response')) {
      return failed('RESPONSE_WRONG_ROOT', response, 'The root element is not a Response of SAML 2.0.', {
        expected: [`{${namespaces.protocol}}Response`],
        received: [`{${response.namespace}}${response.localName}`],
      });
    }
    const version = attributeOf(response, 'Version');
    if (version === '2.0') return passed();
    return failed('RESPONSE_VERSION_UNSUPPORTED', response, 'The response is not of version 2.0.', {
      expected: ['2.0'],
      received: version === null ? [] : [version],
    });
  },
};
