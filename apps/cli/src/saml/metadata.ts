/** `latchkey saml metadata`: shows what a metadata file says, and what is wrong with it. */
import { type Rejection, readIdpMetadata, readSpMetadata } from '@latchkey/saml';
import { type Command, fileArgument, type Result, timeOption } from '../command.ts';
import { page } from '../text/blocks.ts';
import { idpMetadataText, metadataJson, spMetadataText } from './metadata-text.ts';
import { refusalJson, refusalLines } from './refusal.ts';

export const metadata: Command = {
  name: 'saml metadata',
  summary: 'Show what a SAML metadata file says',
  description: [
    'Reads the metadata of an identity provider, as “Upload XML” does, or of a service provider: entity ID, addresses, certificates with thumbprints and expiry, and warnings about what works today and will not for long.',
    'Of a file that cannot be used it says what the file is instead and where to get the right one.',
  ],
  argument: fileArgument('The file; - for standard input'),
  options: {
    'entity-id': { value: 'ID', meaning: 'Which identity provider, where the file holds several' },
    ...timeOption,
  },
  examples: [
    { command: 'latchkey saml metadata federationmetadata.xml', meaning: 'What is in the file that Entra gave.' },
    {
      command: 'latchkey saml metadata idp.xml --json --at 2027-01-01T00:00:00Z',
      meaning: 'The same for a script, as it will look on that day.',
    },
  ],
  exits: { fine: 'the file can be used; there may be warnings', refused: 'it cannot be used' },
  async run({ argument, options, now, read }): Promise<Result> {
    const bytes = await read(argument);
    const entityId = options.text('entity-id');
    const idp = readIdpMetadata(bytes, { now, ...(entityId === null ? {} : { entityId }) });
    if (idp.ok) {
      return {
        exitCode: 0,
        json: { ok: true, role: 'identity-provider', ...metadataJson(idp.value) },
        text: (style) => idpMetadataText(idp.value, now, style),
      };
    }
    if (idp.rejection.code !== 'METADATA_IS_SERVICE_PROVIDER') return refused(idp.rejection);
    const sp = readSpMetadata(bytes);
    if (!sp.ok) return refused(sp.rejection);
    return {
      exitCode: 0,
      json: { ok: true, role: 'service-provider', ...sp.value },
      text: (style) => spMetadataText(sp.value, now, style),
    };
  },
};

const refused = (rejection: Rejection): Result => ({
  exitCode: 1,
  json: { ok: false, ...refusalJson(rejection) },
  text: (style) =>
    page([
      ...refusalLines(rejection, style),
      ...(rejection.code === 'METADATA_ENTITY_AMBIGUOUS' ? ['', 'Choose one with --entity-id.'] : []),
    ]),
});
