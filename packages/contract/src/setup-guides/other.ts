/** Any other identity provider that speaks SAML 2.0. */
import { type Guide, sp, text } from './guide.ts';

export const other: Guide = {
  vendor: 'other',
  name: 'Any SAML 2.0 identity provider',
  needs: 'Somebody who may add a service provider (also called relying party, application or client) there.',
  steps: [
    {
      key: 'basic',
      title: 'Add a service provider',
      path: ['the list of service providers', 'a new one'],
      does: ['Import the metadata file if it can be imported; else enter the values below.'],
      fields: [
        sp('Entity ID, Audience, Identifier or Client ID', 'entityId'),
        sp('ACS URL, Reply URL or Consumer URL, binding HTTP-POST', 'acsUrl'),
        sp('Start URL, Sign on URL or Home URL', 'signOnUrl', true),
        sp('Metadata address', 'metadataUrl', true),
      ],
      mind: 'All of them are compared to the letter.',
    },
    {
      key: 'claims',
      title: 'Send an e-mail address',
      path: ['its attributes, claims or mappings'],
      does: [
        'Send the e-mail address as the Name ID, or as an attribute called email. First and last name make the person’s name.',
      ],
      fields: [
        text('Name ID format', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'),
        text('E-mail address', 'email'),
        text('First name', 'firstName'),
        text('Last name', 'lastName'),
      ],
    },
    {
      key: 'signing',
      title: 'Sign the assertion',
      path: ['its signatures or security'],
      does: ['Sign the assertion, the response, or both, with RSA or ECDSA and SHA-256 or better.'],
      mind: 'An unsigned assertion inside of an unsigned response is refused, and so is SHA-1.',
    },
    {
      key: 'people',
      title: 'Say who may sign in',
      path: ['its users, groups or access'],
      does: ['Let in the people who are to sign in, and yourself for the test.'],
    },
    {
      key: 'metadata',
      title: 'Get the metadata',
      path: ['the identity provider’s metadata'],
      does: ['Download its metadata file (an EntityDescriptor with an IDPSSODescriptor) and hand it in here.'],
    },
  ],
  trouble: 'What the identity provider shows on its own page never reaches Latchkey: look into its log.',
};
