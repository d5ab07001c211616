import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'entra-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => void server.close()));

/** A port that something listens on. */
async function takenPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function freePort(): Promise<number> {
  const port = await takenPort();
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

/** Starts the lab from its sources in a process of its own. */
function start(environment: Record<string, string>) {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', '--no-warnings', main], {
    env: { PATH: process.env.PATH, ENTRA_LAB_DATA: folder, ...environment },
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', () => output.includes('\n') && resolve(output));
  });
  return { child, ended, ready };
}

describe('the lab as a process', () => {
  it('says where it is, answers there, keeps its state and stops when asked to', async () => {
    const port = await freePort();
    const lab = start({ ENTRA_LAB_PORT: String(port) });
    expect(await lab.ready).toBe(`Entra Lab is ready at http://127.0.0.1:${port}\n`);
    const answer = await fetch(`http://127.0.0.1:${port}/control/state`);
    expect(await answer.json()).toMatchObject({ version: 1, tenant: { name: 'Contoso Lab' } });
    lab.child.kill('SIGTERM');
    expect(await lab.ended).toMatchObject({ code: 0 });
  });

  it('says in one line that the port is taken', async () => {
    const port = await takenPort();
    expect(await start({ ENTRA_LAB_PORT: String(port) }).ended).toEqual({
      code: 1,
      output: `Port ${port} on 127.0.0.1 is taken: stop what uses it, or choose another with ENTRA_LAB_PORT.\n`,
    });
  });

  it('does not start with a wrong value', async () => {
    expect(await start({ ENTRA_LAB_PORT: 'x' }).ended).toEqual({
      code: 1,
      output: 'ENTRA_LAB_PORT is "x"; allowed is a whole number from 1 to 65535.\n',
    });
  });
});
