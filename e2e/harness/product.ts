/** The built product: server and lab as a user starts them, on free ports and in folders of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Product {
  /** The dashboard, `http://localhost:…`. */
  readonly dashboard: string;
  /** Entra Lab, `http://127.0.0.1:…`: another site for the browser, as in production. */
  readonly lab: string;
  /** What the server has written so far. */
  log(): string;
  stop(): Promise<void>;
}

/** @param environment further configuration of the server. */
export async function startProduct(environment: Readonly<Record<string, string>> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
  const [port, labPort] = [await freePort(), await freePort()];
  const dashboard = `http://localhost:${port}`;
  const lab = `http://127.0.0.1:${labPort}`;
  let output = '';
  const launch = (script: string, extra: Readonly<Record<string, string>>): ChildProcess => {
    const child = spawn(process.execPath, [join(root, script)], { env: { ...process.env, ...extra }, cwd: folder });
    const note = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    return child;
  };
  const children = [
    launch('apps/server/dist/main.js', {
      LATCHKEY_PORT: String(port),
      LATCHKEY_DATA: join(folder, 'latchkey'),
      LATCHKEY_LOG_LEVEL: 'warn',
      LATCHKEY_PRIVATE_ADDRESSES: 'localhost,127.0.0.0/8,::1',
      ...environment,
    }),
    launch('apps/entra-lab/dist/main.js', { ENTRA_LAB_PORT: String(labPort), ENTRA_LAB_DATA: join(folder, 'lab') }),
  ];
  await Promise.all([waitFor(`${dashboard}/healthz`), waitFor(`${lab}/`)]).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${output}`);
  });
  return {
    dashboard,
    lab,
    log: () => output,
    stop: async () => {
      await Promise.all(children.map(ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

async function waitFor(url: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
