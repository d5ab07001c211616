/** Google Workspace. */
import { type Guide, sp, text } from './guide.ts';

export const google: Guide = {
  vendor: 'google',
  name: 'Google Workspace',
  needs: 'A super administrator of the Google Workspace or Cloud Identity organization, at admin.google.com.',
  steps: [
    {
      key: 'application',
      title: 'Create the app',
      path: ['Apps', 'Web and mobile apps', 'Add app', 'Add custom SAML app'],
      does: ['Enter an App name and press Continue.'],
    },
    {
      key: 'metadata',
      title: 'Download the metadata',
      path: ['Google Identity Provider details', 'Option 1: Download IdP metadata', 'Download metadata'],
      does: ['Keep the file for the last step and press Continue.'],
    },
    {
      key: 'basic',
      title: 'Enter the values',
      path: ['Service provider details'],
      does: ['Enter the values below and press Continue.'],
      fields: [
        sp('ACS URL', 'acsUrl'),
        sp('Entity ID', 'entityId'),
        sp('Start URL (optional)', 'signOnUrl', true),
        text('Name ID format', 'EMAIL'),
        text('Name ID', 'Basic Information > Primary email'),
      ],
      mind: 'Leave “Signed response” as it is: both ways are understood.',
    },
    {
      key: 'claims',
      title: 'Send the name',
      path: ['Attribute mapping', 'Attributes', 'Add mapping'],
      does: ['Add these, each from Basic Information, and press Finish.'],
      fields: [text('First name', 'firstName'), text('Last name', 'lastName'), text('Primary email', 'email')],
    },
    {
      key: 'people',
      title: 'Say who may sign in',
      path: ['your app', 'User access'],
      does: ['Choose ON for everyone, or for some organizational units or groups, and press Save.'],
      mind: 'A new app is OFF for everyone. It can take some minutes, in rare cases a day, until the change reaches everybody.',
    },
  ],
  trouble:
    '“app_not_configured_for_user” means that the app is off for this person. “app_not_configured” means that the Entity ID is not the one above.',
};
