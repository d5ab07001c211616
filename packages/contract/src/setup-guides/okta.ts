/** Okta. */
import { type Guide, sp, text } from './guide.ts';

export const okta: Guide = {
  vendor: 'okta',
  name: 'Okta',
  needs: 'An application administrator of the Okta organization, in the Admin Console.',
  steps: [
    {
      key: 'application',
      title: 'Create the app integration',
      path: ['Applications', 'Applications', 'Create App Integration'],
      does: ['Choose SAML 2.0 and press Next.', 'Under General Settings enter an App name and press Next.'],
    },
    {
      key: 'basic',
      title: 'Enter the values',
      path: ['Configure SAML', 'SAML Settings', 'General'],
      does: ['Enter the values below. Leave “Use this for Recipient URL and Destination URL” ticked.'],
      fields: [
        sp('Single sign-on URL', 'acsUrl'),
        sp('Audience URI (SP Entity ID)', 'entityId'),
        text('Name ID format', 'EmailAddress'),
        text('Application username', 'Email'),
      ],
      mind: 'Leave Default RelayState empty.',
    },
    {
      key: 'claims',
      title: 'Send e-mail address and name',
      path: ['Configure SAML', 'SAML Settings', 'Attribute Statements (optional)'],
      does: [
        'Add these attributes, each with the name format Unspecified, then press Next.',
        'Under Feedback choose “I’m an Okta customer adding an internal app” and press Finish.',
      ],
      fields: [text('email', 'user.email'), text('firstName', 'user.firstName'), text('lastName', 'user.lastName')],
    },
    {
      key: 'people',
      title: 'Say who may sign in',
      path: ['Assignments', 'Assign'],
      does: ['Assign people or groups. Assign yourself too, for the test.'],
    },
    {
      key: 'metadata',
      title: 'Get the metadata',
      path: ['Sign On', 'SAML Signing Certificates', 'Actions', 'View IdP metadata'],
      does: ['Save the page that opens as a file, or copy its text, and hand it in here.'],
      mind: 'Take it from the line of the certificate that is marked Active.',
    },
  ],
  trouble: '“User is not assigned to this application” means that the person is missing under Assignments.',
};
