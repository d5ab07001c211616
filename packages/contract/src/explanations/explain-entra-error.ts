/** What Microsoft's own error pages mean: these sign-ins never come back, so people paste the text instead. */
import { entraPlaces } from './explanation.ts';

export interface EntraError {
  /** e.g. `AADSTS50105`. */
  readonly code: string;
  readonly meaning: string;
  readonly fix: string;
  readonly path: readonly string[] | null;
}

type Entry = Omit<EntraError, 'code'>;

const identifier: Entry = {
  meaning: 'Entra finds no application with the entity ID that Latchkey sent.',
  fix: 'Enter the entity ID of this provider as Identifier, character by character, in the tenant whose metadata was uploaded.',
  path: entraPlaces.identifier,
};
const otherAccount: Entry = {
  meaning: 'The person signed in with an account that this tenant does not have.',
  fix: 'Sign out at Microsoft and choose the right account, or invite the person to the tenant as a guest.',
  path: entraPlaces.users,
};
const nameId: Entry = {
  meaning: 'Entra has no value for the Name ID of this person.',
  fix: 'Choose a source that is filled for everybody, or fill the field of this person.',
  path: entraPlaces.nameId,
};
const noSigningKey: Entry = {
  meaning: 'The application has no usable signing certificate.',
  fix: 'Edit, New Certificate, Save, Make certificate active; then upload the metadata to Latchkey again.',
  path: entraPlaces.certificates,
};
const conditionalAccess: Entry = {
  meaning: 'A Conditional Access policy of the tenant blocks this sign-in.',
  fix: 'The failure reason in the sign-in log names the policy.',
  path: entraPlaces.signInLogs,
};
const disabled: Entry = {
  meaning: 'The application is switched off in Entra.',
  fix: 'Set “Enabled for users to sign in?” to Yes.',
  path: entraPlaces.properties,
};
const requestNotSigned: Entry = {
  meaning: 'The application demands signed requests, and this one was not signed.',
  fix: 'In Latchkey, open Options › Request signing: create a certificate, download it, and switch “Sign requests” on. In Entra, Edit “Verification certificates (optional)” and upload it. Or switch “Require verification certificates” off there. Entra’s Test button and tiles without a Sign on URL do not work while it is on.',
  path: entraPlaces.verification,
};
const requestSignature: Entry = {
  meaning: 'The request is signed, but its signature fits none of the verification certificates of the application.',
  fix: 'Upload the active certificate that Latchkey shows under Options › Request signing; compare the thumbprints. After a rotation, the old one is of no use any more.',
  path: entraPlaces.verification,
};

const entries: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  [
    '50105',
    {
      meaning:
        'The person is not assigned to the application, neither directly nor through a group (nested groups do not count).',
      fix: 'Add user/group, choose the person, Assign.',
      path: entraPlaces.users,
    },
  ],
  ['700016', identifier],
  ['650056', identifier],
  [
    '50011',
    {
      meaning: 'The ACS URL of Latchkey is not among the Reply URLs of the application.',
      fix: 'Enter the ACS URL of this provider as Reply URL, character by character.',
      path: entraPlaces.replyUrl,
    },
  ],
  [
    '500113',
    {
      meaning: 'The application has no Reply URL.',
      fix: 'Enter the ACS URL of this provider.',
      path: entraPlaces.replyUrl,
    },
  ],
  [
    '500117',
    {
      meaning: 'The Reply URL begins with http.',
      fix: 'Entra accepts http for localhost only. The public URL of Latchkey must be https.',
      path: entraPlaces.replyUrl,
    },
  ],
  ['50020', otherAccount],
  ['90072', otherAccount],
  ['50034', otherAccount],
  ['16000', otherAccount],
  ['16003', otherAccount],
  [
    '75011',
    {
      meaning: 'The person is signed in at Microsoft by another method than the one that was asked for.',
      fix: 'Latchkey does not ask for a method; the request came from somewhere else. Begin at Latchkey.',
      path: null,
    },
  ],
  [
    '750054',
    {
      meaning: 'The Login URL of Microsoft was opened without a request.',
      fix: 'Do not link to it. Link to the Sign on URL that Latchkey shows.',
      path: entraPlaces.signOnUrl,
    },
  ],
  ['501241', nameId],
  ['50093', nameId],
  ['50003', noSigningKey],
  ['500031', noSigningKey],
  ['50146', noSigningKey],
  [
    '50007',
    {
      meaning: 'Token encryption is on and its certificate is missing.',
      fix: 'Deactivate token encryption, or import the certificate again.',
      path: entraPlaces.encryption,
    },
  ],
  ['53003', conditionalAccess],
  ['53000', conditionalAccess],
  ['53001', conditionalAccess],
  ['530032', conditionalAccess],
  ['7000112', disabled],
  ['1000031', disabled],
  ['76021', requestNotSigned],
  ['76023', requestSignature],
  ['76026', requestSignature],
  [
    '90002',
    {
      meaning: 'There is no such tenant.',
      fix: 'The uploaded metadata belongs to a tenant that is gone, or the address was edited. Download it again.',
      path: entraPlaces.metadataXml,
    },
  ],
  [
    '50057',
    {
      meaning: 'The account of the person is disabled.',
      fix: 'Enable it, or ask the directory’s admin.',
      path: entraPlaces.user,
    },
  ],
]);

/** Finds the first `AADSTS…` number in a pasted text. `null` when there is none, or none that is known here. */
export function explainEntraError(text: string): EntraError | null {
  for (const match of text.matchAll(/AADSTS(\d{5,7})/gi)) {
    const number = match[1] ?? '';
    const entry = entries.get(number);
    if (entry !== undefined) return { code: `AADSTS${number}`, ...entry };
  }
  return null;
}
