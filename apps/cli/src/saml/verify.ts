/** `latchkey saml verify`: makes the server's checks of a response, with the keys of a metadata file. */
import {
  certificateFrom,
  type IdpMetadata,
  type Instant,
  type PrivateKey,
  privateKeyFromPem,
  type ReceivedResponse,
  type Rejection,
  type ResponseExpectations,
  readIdpMetadata,
  receiveResponse,
  verifyResponse,
} from '@latchkey/saml';
import { type Command, fileArgument, type Invocation, type Result, timeOption, UsageError } from '../command.ts';
import type { GivenOptions } from '../given-options.ts';
import { findMessage } from './pasted.ts';
import { unreadable, verificationJson, verificationText } from './verification.ts';

const DEFAULT_SKEW_SECONDS = 180;
const MAX_SKEW_SECONDS = 300;

export const verify: Command = {
  name: 'saml verify',
  summary: 'Check a SAML response as the server does, and explain a refusal',
  description: [
    'Makes every check that Latchkey makes before it signs somebody in, in the same order and by the same code: signature, addresses, times, audience. The keys come from the metadata of the identity provider, never from the response.',
    'Without --request-id and --unsolicited the response is taken to answer the request that it names; whether that request was ours is then not checked. Whether the response was used before is known to the server only. Old responses have expired: give the time at which it was sent with --at.',
  ],
  argument: fileArgument(
    'The file with the response, in any form that “latchkey saml inspect” takes; - for standard input',
  ),
  options: {
    metadata: {
      value: 'IDP.xml',
      meaning: 'Federation metadata of the identity provider: whom to trust',
      required: true,
    },
    'sp-entity-id': { value: 'ID', meaning: 'Our entity ID, as in the SP metadata', required: true },
    'acs-url': { value: 'URL', meaning: 'Our ACS URL, as in the SP metadata', required: true },
    'idp-entity-id': { value: 'ID', meaning: 'Which identity provider, where the metadata holds several' },
    'request-id': { value: 'ID', meaning: 'The request that the response must answer' },
    unsolicited: { value: null, meaning: 'The response must answer no request (IdP-initiated)' },
    skew: {
      value: 'SECONDS',
      meaning: `How far clocks may differ, 0 to ${MAX_SKEW_SECONDS}; ${DEFAULT_SKEW_SECONDS} if absent`,
    },
    'allow-sha1': { value: null, meaning: 'Accept SHA-1 signatures, as for a provider marked as legacy' },
    'decryption-key': { value: 'KEY.pem', meaning: 'Our private key for an encrypted assertion', repeatable: true },
    ...timeOption,
  },
  examples: [
    {
      command:
        'latchkey saml verify response.txt --metadata idp.xml --sp-entity-id https://sso.example/saml/idp_1 --acs-url https://sso.example/saml/idp_1/acs --at 2026-12-07T09:30:02Z',
      meaning: 'Would this response have signed somebody in at that time, and if not, why?',
    },
  ],
  exits: { fine: 'every check passed', refused: 'the response is refused, or the metadata cannot be used' },
  async run(invocation): Promise<Result> {
    const { argument, options, now, read } = invocation;
    const skewSeconds = skewOf(options);
    if (options.has('unsolicited') && options.has('request-id')) {
      throw new UsageError('--unsolicited and --request-id exclude each other.');
    }
    const input = await read(argument);
    const metadata = await readMetadata(invocation);
    if (!metadata.ok) return refused('metadata', metadata.rejection);
    const decryptionKeys = await readKeys(invocation);
    const received = receiveResponse(findMessage(input).field);
    if (!received.ok) return refused('response', received.rejection);
    const response = received.value;
    const expectations = expectationsOf({ options, now, skewSeconds, decryptionKeys, response }, metadata.value);
    const verdict = verifyResponse(response, expectations);
    const isAssumed = !options.has('unsolicited') && !options.has('request-id');
    const verification = { verdict, expectations, isAssumed };
    return {
      exitCode: verdict.ok ? 0 : 1,
      json: verificationJson(verification),
      text: (style) => verificationText(verification, style),
    };
  },
};

const refused = (document: 'metadata' | 'response', rejection: Rejection): Result => ({
  exitCode: 1,
  ...unreadable(document, rejection),
});

function skewOf(options: GivenOptions): number {
  const text = options.text('skew') ?? String(DEFAULT_SKEW_SECONDS);
  const seconds = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds <= MAX_SKEW_SECONDS))
    throw new UsageError(`--skew takes 0 to ${MAX_SKEW_SECONDS} seconds, not “${text}”.`);
  return seconds;
}

async function readMetadata({ options, now, read }: Invocation) {
  const bytes = await read(options.required('metadata'));
  const entityId = options.text('idp-entity-id');
  return readIdpMetadata(bytes, { now, ...(entityId === null ? {} : { entityId }) });
}

async function readKeys({ options, read }: Invocation): Promise<readonly PrivateKey[]> {
  const keys: PrivateKey[] = [];
  for (const path of options.texts('decryption-key')) {
    const pem = new TextDecoder().decode(await read(path));
    try {
      keys.push(privateKeyFromPem(pem));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new UsageError(`${path} is not a private key in PEM, or it is protected by a passphrase.`);
    }
  }
  return keys;
}

interface Given {
  readonly options: GivenOptions;
  readonly now: Instant;
  readonly skewSeconds: number;
  readonly decryptionKeys: readonly PrivateKey[];
  readonly response: ReceivedResponse;
}

function expectationsOf(
  { options, now, skewSeconds, decryptionKeys, response }: Given,
  metadata: IdpMetadata,
): ResponseExpectations {
  return {
    now,
    skewSeconds,
    serviceProvider: {
      entityId: options.required('sp-entity-id'),
      acsUrl: options.required('acs-url'),
      decryptionKeys,
    },
    identityProvider: {
      entityId: metadata.entityId,
      signingCertificates: metadata.signingCertificates.map(({ base64 }) => certificateFrom(base64)),
      allowSha1: options.has('allow-sha1'),
    },
    inResponseTo: inResponseTo(options, response.claims.inResponseTo),
  };
}

function inResponseTo(options: GivenOptions, claimed: string | null): ResponseExpectations['inResponseTo'] {
  const id = options.has('unsolicited') ? null : (options.text('request-id') ?? claimed);
  return id === null ? { kind: 'unsolicited' } : { kind: 'request', id };
}
