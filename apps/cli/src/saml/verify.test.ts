import { explanations } from '@latchkey/contract';
import { responseChecks } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { latchkey, vectorText } from '../testing/run-latchkey.ts';

interface Case {
  readonly response: string;
  readonly certificates: readonly string[];
  readonly allowSha1: boolean;
  readonly verdict: string;
  readonly nameId?: string;
}

const manifest = JSON.parse(vectorText('entra/manifest.json'));
const cases: Case[] = JSON.parse(vectorText('entra/verdicts.json'));
const file = (name: string): string => `entra/responses/${name}.post.txt`;
const accepted = file('01-sign-assertion-sha256');

const options = {
  metadata: 'metadata/entra/app-federationmetadata.xml',
  'sp-entity-id': manifest.spEntityId,
  'acs-url': manifest.acs,
};
const verify = (response: string, more: readonly string[] = [], given: Record<string, string> = {}, files = {}) => {
  const all = Object.entries({ ...options, ...given });
  return latchkey(
    ['saml', 'verify', response, ...all.flatMap(([name, value]) => [`--${name}`, value]), ...more],
    files,
  );
};

describe('saml verify', () => {
  it.each(cases)('gives the verdict of the server: $response, $certificates, SHA-1 $allowSha1', async (one) => {
    const { inResponseTo } = manifest.responses[one.response];
    const metadata =
      one.certificates.length === 2
        ? { metadata: 'metadata/entra/app-federationmetadata.rollover-before-activation.xml' }
        : {};
    const asked = inResponseTo === null ? ['--unsolicited'] : ['--request-id', inResponseTo];
    const sha1 = one.allowSha1 ? ['--allow-sha1'] : [];
    const key = ['--decryption-key', 'entra/keys/sp-encryption.key'];
    const { exitCode, out, err } = await verify(file(one.response), [...asked, ...sha1, ...key, '--json'], metadata);
    const json = JSON.parse(out);
    expect({ exitCode, err }).toEqual({ exitCode: one.verdict === 'accepted' ? 0 : 1, err: '' });
    expect(json.ok ? 'accepted' : json.rejection.code).toBe(one.verdict);
    expect(json.checks.map(({ name }: { name: string }) => name)).toEqual(responseChecks.map(({ name }) => name));
    expect(json.inResponseToAssumed).toBe(false);
    if (one.nameId !== undefined) expect(json.response.nameId.value).toBe(one.nameId);
  });

  it('shows every check and who would be signed in', async () => {
    const { exitCode, out } = await verify(accepted);
    expect(exitCode).toBe(0);
    const [head = '', checks = '', ...rest] = out.split('\n\n');
    expect(head).toBe(`SAML response, checked as the server checks it
  Trusted       https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/
  For           https://app.example.com/saml/metadata
  Delivered to  https://app.example.com/saml/acs
  At            2026-12-07 09:30:02 UTC, clocks may differ by 180 seconds`);
    const marks = [...checks.matchAll(/^ {2}(ok|n\/a|FAILED|-) +(.*)$/gm)].map(([, mark, title]) => [title, mark]);
    const notApplicable = ['response-signature', 'decryption'];
    expect(marks).toEqual(
      responseChecks.map(({ name, title }) => [title, notApplicable.includes(name) ? 'n/a' : 'ok']),
    );
    expect(rest.join('\n\n')).toBe(`Accepted: every check passed. The response is genuine and for this application.

  Person (NameID)  b.simon@contoso.example
  Attributes       9
  Signed           Assertion: CN=Microsoft Azure Federated SSO Certificate, thumbprint 84BF1561A172E39196F69BF4BB606438B0114E89
  Encrypted        no
  Usable until     2026-12-07 10:33:00 UTC

Not checked here: whether this response was used before.
Not checked: whether the request it answers was ours (give --request-id or --unsolicited).
`);
  });

  it('explains a refusal: what was wanted, what came, where to change it', async () => {
    const { exitCode, out } = await verify(accepted, ['--request-id', manifest.requestId], {
      'sp-entity-id': 'https://temporary',
    });
    const { headline, entra, latchkey: place } = explanations.ASSERTION_AUDIENCE_MISMATCH;
    expect(exitCode).toBe(1);
    expect(out).toContain('  FAILED  The assertion is for our entity ID\n');
    expect(out).toContain('  -       The assertion is about an authentication\n');
    expect(out).toContain(`\nRefused: ${headline} (ASSERTION_AUDIENCE_MISMATCH)\n\n  Why `);
    expect(out).toContain(
      '\n  Expected audience  https://temporary\n  Received audience  https://app.example.com/saml/metadata\n',
    );
    const words = out.replaceAll(/\s+/g, ' ');
    for (const fix of [entra, place]) expect(words).toContain(`${fix.path.join(' > ')} ${fix.action}`);
    expect(out).not.toContain('give --request-id');
  });

  it('says how to open an encrypted assertion', async () => {
    const { exitCode, out } = await verify(file('20-encrypted-assertion'));
    expect(exitCode).toBe(1);
    expect(out).toContain('(ENCRYPTION_KEY_MISSING)');
    expect(out).toContain('\nTo open it here, give the private key with --decryption-key.\n');
  });
});

describe('each option counts', () => {
  const code = async (...args: Parameters<typeof verify>) => {
    const json = JSON.parse((await verify(args[0], [...(args[1] ?? []), '--json'], args[2], args[3])).out);
    return json.ok ? 'accepted' : json.rejection.code;
  };
  const idpInitiated = file('05-idp-initiated');

  it.each([
    ['the request it names, if none is given', accepted, [], {}, 'accepted'],
    ['no request, if it names none', idpInitiated, [], {}, 'accepted'],
    ['--request-id', accepted, ['--request-id', 'id-other'], {}, 'RESPONSE_IN_RESPONSE_TO_MISMATCH'],
    ['--request-id for an unsolicited one', idpInitiated, ['--request-id', 'id-other'], {}, 'RESPONSE_UNSOLICITED'],
    ['--unsolicited', accepted, ['--unsolicited'], {}, 'RESPONSE_IN_RESPONSE_TO_MISMATCH'],
    ['--acs-url', accepted, [], { 'acs-url': 'https://other.example/acs' }, 'RESPONSE_DESTINATION_MISMATCH'],
    ['--metadata', accepted, [], { metadata: 'metadata/okta/metadata.xml' }, 'RESPONSE_ISSUER_MISMATCH'],
    ['--at', accepted, ['--at', '2026-12-07T10:33:01Z'], {}, 'ASSERTION_CONFIRMATION_EXPIRED'],
    ['--at with --skew', accepted, ['--at', '2026-12-07T10:33:01Z', '--skew', '300'], {}, 'accepted'],
    ['--skew', accepted, ['--at', '2026-12-07T10:31:00Z', '--skew', '0'], {}, 'ASSERTION_CONFIRMATION_EXPIRED'],
    ['an aggregate', accepted, [], { metadata: 'metadata/special/aggregate.xml' }, 'METADATA_ENTITY_AMBIGUOUS'],
    [
      '--idp-entity-id',
      accepted,
      ['--idp-entity-id', 'https://idp.nested.example/'],
      { metadata: 'metadata/special/aggregate.xml' },
      'RESPONSE_ISSUER_MISMATCH',
    ],
    [
      'the wrong metadata',
      accepted,
      [],
      { metadata: 'metadata/rejected/METADATA_IS_HTML/xhtml.xml' },
      'METADATA_IS_HTML',
    ],
  ])('%s', async (_, response, more, given, expected) => {
    expect(await code(response, more, given as Record<string, string>)).toBe(expected);
  });

  it('takes the response in any form, and is as strict as the server with it', async () => {
    const xml = Buffer.from(new URLSearchParams(vectorText(accepted)).get('SAMLResponse') ?? '', 'base64').toString();
    expect(await code('-', [], {}, { '-': xml })).toBe('accepted');
    expect(await code('-', [], {}, { '-': xml.replace('b.simon@', 'b.simone@') })).toBe('SIGNATURE_DIGEST_MISMATCH');
    expect(await code('requests/authnrequest-typical.xml')).toBe('RESPONSE_WRONG_ROOT');
    expect(await code('-', [], {}, { '-': '' })).toBe('MESSAGE_MISSING');
  });
});

describe('wrong usage', () => {
  it.each([
    [['--unsolicited', '--request-id', 'x'], '--unsolicited and --request-id exclude each other.'],
    [['--skew', '301'], '--skew takes 0 to 300 seconds, not “301”.'],
    [['--skew', '-1'], "Option '--skew' argument is ambiguous"],
    [
      ['--decryption-key', 'entra/keys/sp-encryption.crt'],
      'entra/keys/sp-encryption.crt is not a private key in PEM, or it is protected by a passphrase.',
    ],
  ])('%j', async (more, message) => {
    const { exitCode, out, err } = await verify(accepted, more);
    expect({ exitCode, out, err: err.split('\n')[0] }).toEqual({
      exitCode: 2,
      out: '',
      err: expect.stringContaining(message),
    });
  });

  it('is an option that is missing', async () => {
    for (const name of Object.keys(options)) {
      const args = Object.entries(options)
        .filter(([key]) => key !== name)
        .flatMap(([key, value]) => [`--${key}`, value]);
      const { exitCode, err } = await latchkey(['saml', 'verify', accepted, ...args]);
      expect({ exitCode, err }).toEqual({
        exitCode: 2,
        err: `latchkey saml verify: --${name} is missing.\nSee: latchkey saml verify --help\n`,
      });
    }
  });
});
