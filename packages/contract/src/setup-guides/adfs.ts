/** Active Directory Federation Services. */
import { type Guide, sp, text } from './guide.ts';

export const adfs: Guide = {
  vendor: 'adfs',
  name: 'AD FS',
  needs: 'An administrator of the AD FS farm, in AD FS Management.',
  steps: [
    {
      key: 'application',
      title: 'Add the relying party trust',
      path: ['AD FS Management', 'Relying Party Trusts', 'Add Relying Party Trust…'],
      does: [
        'Choose Claims aware and press Start.',
        'Choose “Import data about the relying party published online” with the address below, or “from a file” with the file, and press Next.',
        'Enter a Display name, choose whom to permit, and press Next until Close.',
      ],
      fields: [sp('Federation metadata address', 'metadataUrl')],
      mind: 'The address must be https and reachable from the AD FS server; else use the file, or enter the values of the next step by hand.',
    },
    {
      key: 'basic',
      title: 'Check the values',
      path: ['the trust', 'Properties'],
      does: ['Identifiers and Endpoints should show these values.'],
      fields: [
        sp('Relying party trust identifier', 'entityId'),
        sp('SAML Assertion Consumer Endpoint, POST', 'acsUrl'),
        text('Secure hash algorithm (tab Advanced)', 'SHA-256'),
      ],
    },
    {
      key: 'claims',
      title: 'Send e-mail address and name',
      path: ['the trust', 'Edit Claim Issuance Policy…', 'Add Rule…'],
      does: [
        'First rule: “Send LDAP Attributes as Claims” from Active Directory, with the first three lines below.',
        'Second rule: “Transform an Incoming Claim”, with the last three lines below.',
      ],
      fields: [
        text('E-Mail-Addresses', 'E-Mail Address'),
        text('Given-Name', 'Given Name'),
        text('Surname', 'Surname'),
        text('Incoming claim type', 'E-Mail Address'),
        text('Outgoing claim type', 'Name ID'),
        text('Outgoing name ID format', 'Email'),
      ],
      mind: 'Without the second rule AD FS sends no Name ID, and the sign-in fails.',
    },
    {
      key: 'people',
      title: 'Say who may sign in',
      path: ['the trust', 'Edit Access Control Policy…'],
      does: ['Choose “Permit everyone”, or a policy for the groups that may sign in.'],
    },
    {
      key: 'metadata',
      title: 'Download the metadata',
      path: ['https://your AD FS host/FederationMetadata/2007-06/FederationMetadata.xml'],
      does: ['Open the address in a browser, save the file, and hand it in here.'],
      mind: 'AD FS replaces its certificate once a year by itself: hand in the new file then.',
    },
  ],
  trouble:
    'AD FS shows an activity ID instead of the reason. Event Viewer > Applications and Services Logs > AD FS > Admin has it; MSIS3200 and MSIS7007 mean that the identifier is not the one above.',
};
