/** The built Entra Lab alone, as a user starts it, on a free port and in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../harness/product.ts';

export interface RunningLab {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startLab(): Promise<RunningLab> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-lab-'));
  const port = await freePort();
  const main = join(import.meta.dirname, '../../apps/entra-lab/dist/main.js');
  const environment = { ...process.env, ENTRA_LAB_PORT: String(port), ENTRA_LAB_DATA: folder };
  const child = spawn(process.execPath, [main], { env: environment, cwd: folder });
  let output = '';
  const note = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const url = `http://127.0.0.1:${port}`;
  await answering(url, () => output);
  return {
    url,
    stop: async () => {
      await ended(child);
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

async function answering(url: string, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer.\n${output()}`);
}
