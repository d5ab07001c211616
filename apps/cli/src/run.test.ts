import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { latchkey } from './testing/run-latchkey.ts';

const response = 'entra/responses/01-sign-assertion-sha256.post.txt';
const usage = (command: string, message: string) => ({
  exitCode: 2,
  out: '',
  err: `latchkey ${command}: ${message}\nSee: latchkey ${command} --help\n`,
});
const overview = `latchkey: single sign-on from the command line. The commands of “saml” need no server and send nothing anywhere.

Commands
  latchkey saml inspect     Show what a SAML message says
  latchkey saml verify      Check a SAML response as the server does, and explain a refusal
  latchkey saml metadata    Show what a SAML metadata file says
  latchkey access restore   Let the owners of an account in again
  latchkey operator list    Show the operators of this Latchkey
  latchkey operator grant   Make somebody an operator of this Latchkey
  latchkey operator revoke  Make an operator of this Latchkey an ordinary person again

Those of “access” and “operator” change the server’s database: run them on its machine, with its settings.
Each one says more with --help. Exit codes: 0 fine, 1 refused or invalid, 2 wrong usage.
`;

describe('without a command', () => {
  it('says which there are, as wrong usage unless help was asked for', async () => {
    expect(await latchkey([])).toEqual({ exitCode: 2, out: '', err: overview });
    expect(await latchkey(['saml'])).toEqual({ exitCode: 2, out: '', err: overview });
    for (const args of [['--help'], ['-h'], ['help'], ['saml', '--help']]) {
      expect(await latchkey(args)).toEqual({ exitCode: 0, out: overview, err: '' });
    }
  });

  it('names a command that does not exist', async () => {
    const { exitCode, err } = await latchkey(['saml', 'forge\u001b[2J']);
    expect(exitCode).toBe(2);
    expect(err).toBe(`latchkey: there is no command “saml forge\\u001b[2J”.\n\n${overview}`);
  });
});

describe('help', () => {
  it.each(commands)('of $name names every option and example', async (command) => {
    const { exitCode, out, err } = await latchkey([...command.name.split(' '), '--help']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const { argument } = command;
    if (argument !== null) expect(out).toMatch(new RegExp(`\\n {2}${argument.name} +${argument.meaning}\\n`));
    for (const option of [...Object.keys(command.options), 'json', 'help']) expect(out).toContain(`  --${option}`);
    for (const example of command.examples) expect(out).toContain(`  ${example.command}\n      ${example.meaning}\n`);
    for (const code of [command.exits.fine, command.exits.refused]) expect(out).toContain(code);
  });
});

describe('wrong usage', () => {
  it.each([
    [['inspect'], 'say which file to read, or - for standard input.'],
    [['inspect', 'a', 'b'], 'one file at a time: “b” is too many.'],
    [['inspect', 'a', '--verify'], "Unknown option '--verify'"],
    [['inspect', 'a', '--at'], "Option '--at <value>' argument missing"],
    [['inspect', 'a', '--at', 'yesterday'], '--at takes a time like 2026-12-07T09:30:00Z, not “yesterday”.'],
    [['inspect', 'a', '--at', '2026-12-07', '--at', '2026-12-08'], '--at is there more than once.'],
    [['inspect', 'a', '--xml=yes'], "Option '--xml' does not take an argument"],
  ])('%j', async ([name = '', ...rest], message) => {
    expect(await latchkey(['saml', name, ...rest])).toEqual(usage(`saml ${name}`, message));
  });

  it.each([
    ['operator list', ['x'], 'only options are wanted: “x” is too many.'],
    ['operator grant', [], 'say whose: an e-mail address.'],
    ['operator grant', ['a@b', 'c@d'], 'one person at a time: “c@d” is too many.'],
    ['access restore', ['--mixed'], '--account is missing.'],
    ['access restore', ['--account', 'contoso'], 'say what to do: --mixed.'],
  ])('%s %j', async (name, args, message) => {
    expect(await latchkey([...name.split(' '), ...args])).toEqual(usage(name, message));
  });

  it('is a file that cannot be read', async () => {
    const { exitCode, err } = await latchkey(['saml', 'inspect', 'no-such-file']);
    expect(exitCode).toBe(2);
    expect(err).toContain('no-such-file');
  });
});

it('a question to the server that has no answer is told, with exit code 1', async () => {
  const out = 'There is no server in this test.\n';
  expect(await latchkey(['operator', 'list'])).toEqual({ exitCode: 1, out, err: '' });
});

describe('colours', () => {
  const csi = '\u001b[';

  it('are there only where they are wanted, and change nothing else', async () => {
    const plain = await latchkey(['saml', 'inspect', response]);
    const coloured = await latchkey(['saml', 'inspect', response], {}, true);
    expect(plain.out).not.toContain(csi);
    expect(coloured.out).toContain(csi);
    expect(
      coloured.out
        .split(csi)
        .join('')
        .replaceAll(/(?:1|2|22|32|33|39)m/g, ''),
    ).toBe(plain.out);
  });

  it('are never in JSON', async () => {
    const { out } = await latchkey(['saml', 'inspect', response, '--json'], {}, true);
    expect(out).not.toContain(csi);
  });
});
