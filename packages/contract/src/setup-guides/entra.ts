/** Microsoft Entra ID. */
import { type Guide, sp, text } from './guide.ts';

export const entra: Guide = {
  vendor: 'entra',
  name: 'Microsoft Entra ID',
  needs: 'An Application Administrator or Cloud Application Administrator of the tenant, at entra.microsoft.com.',
  steps: [
    {
      key: 'application',
      title: 'Create the application',
      path: ['Enterprise applications', 'New application', 'Create your own application'],
      does: [
        'Give it the name that people will see on its tile.',
        'Choose “Integrate any other application you don’t find in the gallery (Non-gallery)” and press Create.',
        'Open Single sign-on and choose SAML.',
      ],
    },
    {
      key: 'basic',
      title: 'Enter the values',
      path: ['Single sign-on', 'card 1 Basic SAML Configuration', 'Edit'],
      does: ['Add the values below and press Save. Or use “Upload metadata file” above the cards with the file.'],
      fields: [
        sp('Identifier (Entity ID)', 'entityId'),
        sp('Reply URL (Assertion Consumer Service URL)', 'acsUrl'),
        sp('Sign on URL (Optional)', 'signOnUrl', true),
        sp('Logout Url (Optional)', 'sloUrl', true),
      ],
      mind: 'If a temporary Identifier or Reply URL is still there, delete it: exactly one of each should stay.',
    },
    {
      key: 'claims',
      title: 'Send an e-mail address',
      path: ['Single sign-on', 'card 2 Attributes & Claims', 'Edit', 'Unique User Identifier (Name ID)'],
      does: ['Choose a source attribute that holds an e-mail address for everybody who is to sign in, and press Save.'],
      fields: [text('Source attribute', 'user.mail')],
      mind: 'user.mail is empty for people without a mailbox; user.userprincipalname is always filled, but is not always an address that receives mail.',
    },
    {
      key: 'people',
      title: 'Say who may sign in',
      path: ['Users and groups', 'Add user/group'],
      does: ['Choose people or groups and press Assign. Assign yourself too, for the test.'],
      mind: 'Nobody is assigned to a new application. Members of nested groups do not count.',
    },
    {
      key: 'metadata',
      title: 'Download the metadata',
      path: ['Single sign-on', 'card 3 SAML Certificates', 'Federation Metadata XML', 'Download'],
      does: ['Download the file and hand it in here.'],
      mind: 'Take it from the application’s own page: the document of the whole tenant has other certificates.',
    },
  ],
  trouble:
    'AADSTS50105 means that the person is not assigned under Users and groups. AADSTS700016 and AADSTS650056 mean that the Identifier is not the one above. AADSTS50011 means that the Reply URL is missing.',
};
