import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { vectors, vectorText } from './testing/run-latchkey.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const latchkey = (args: readonly string[], input: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', main, ...args], {
    cwd: fileURLToPath(vectors),
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
};

it('reads files and standard input, and ends with the exit code', () => {
  const name = 'requests/authnrequest-typical.redirect.txt';
  const fromFile = latchkey(['saml', 'inspect', name, '--at', '2026-12-07T09:30:02Z'], '');
  expect(fromFile).toMatchObject({ status: 0, stderr: '' });
  expect(fromFile.stdout).toContain('Issued                 2026-12-07 09:29:30 UTC (32 seconds ago)\n');
  expect(latchkey(['saml', 'inspect', '-', '--at', '2026-12-07T09:30:02Z'], vectorText(name))).toEqual(fromFile);
  expect(latchkey(['saml', 'inspect', '-'], '')).toMatchObject({ status: 1, stderr: '' });
});

it('says in one sentence why a file cannot be read', () => {
  expect(latchkey(['saml', 'inspect', 'no-such-file'], '')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'latchkey saml inspect: no-such-file cannot be read (there is no such file).\nSee: latchkey saml inspect --help\n',
  });
  expect(latchkey(['saml', 'metadata', '.'], '').stderr).toContain('. cannot be read (it is a folder).\n');
});

it('stops reading where nothing can be SAML any more', () => {
  const { status, stdout } = latchkey(['saml', 'inspect', '-'], 'A'.repeat(5 * 1024 * 1024));
  expect(status).toBe(1);
  expect(stdout).toContain('(MESSAGE_TOO_LARGE)');
});
