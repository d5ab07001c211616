/** Keycloak. */
import { type Guide, sp, text } from './guide.ts';

export const keycloak: Guide = {
  vendor: 'keycloak',
  name: 'Keycloak',
  needs: 'An administrator of the realm, in the Admin Console.',
  steps: [
    {
      key: 'application',
      title: 'Create the client',
      path: ['Clients', 'Create client'],
      does: ['Choose the Client type SAML, enter the Client ID below, and press Next.'],
      fields: [sp('Client ID', 'entityId')],
      mind: 'The Client ID is the Entity ID, to the letter. Or use “Import client” with the metadata file, which fills in all of it.',
    },
    {
      key: 'basic',
      title: 'Enter the values',
      path: ['the client', 'Settings'],
      does: ['Enter the values below and press Save.'],
      fields: [
        sp('Home URL', 'signOnUrl', true),
        sp('Valid redirect URIs', 'acsUrl'),
        text('Name ID format', 'email'),
        text('Force name ID format', 'On'),
        text('Sign documents', 'On'),
        text('Sign assertions', 'On'),
        text('Signature algorithm', 'RSA_SHA256'),
      ],
    },
    {
      key: 'advanced',
      title: 'Enter the ACS URL and switch off client signatures',
      path: ['the client', 'Advanced', 'Fine Grain SAML Endpoint Configuration'],
      does: ['Enter the value below and press Save.', 'Under Keys switch “Client signature required” off.'],
      fields: [sp('Assertion Consumer Service POST Binding URL', 'acsUrl')],
      mind: 'Client signatures may be on when request signing is switched on in Latchkey, and its certificate is imported under Keys.',
    },
    {
      key: 'claims',
      title: 'Send e-mail address and name',
      path: ['the client', 'Client scopes', 'the one that ends in -dedicated', 'Add predefined mapper'],
      does: ['Choose “X500 email”, “X500 givenName” and “X500 surname” and press Add.'],
    },
    {
      key: 'metadata',
      title: 'Get the metadata',
      path: ['Realm settings', 'General', 'Endpoints', 'SAML 2.0 Identity Provider Metadata'],
      does: ['Open the link, save the page as a file, and hand it in here.'],
    },
  ],
  trouble:
    '“Invalid requester” means that “Client signature required” is on, or that the Client ID is not the Entity ID. “Invalid redirect uri” means that the ACS URL is missing.',
};
