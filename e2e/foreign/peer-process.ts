/** A foreign program as a child process: in a folder of its own, awaited until it answers, ended with all that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's own Python: the packages of the distribution are not seen by another one. */
export const python = '/usr/bin/python3';

export interface PeerProcess {
  stop(): Promise<void>;
}

export const peerFolder = (name: string): string => mkdtempSync(join(tmpdir(), `latchkey-${name}-`));

interface Launch {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** An address that answers once it runs. */
  readonly awaits: string;
}

/** The folder goes with the process. */
export async function startPeer(launch: Launch): Promise<PeerProcess> {
  const child = spawn(launch.command, launch.arguments, {
    cwd: launch.folder,
    env: { ...process.env, ...launch.environment },
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    });
  }
  const stop = async () => {
    await ended(child);
    rmSync(launch.folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (await fetch(launch.awaits).catch(() => null)) return { stop };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${launch.awaits} does not answer.\n${output}`);
}

/** Ends the group that the child leads, so that its workers end with it. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return Promise.resolve();
  const group = -child.pid;
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    process.kill(group, 'SIGTERM');
  });
}

/** The metadata of a second identity provider, which is the first one under the name that Entra signs its sign-out answers with. */
export const answeringAs = (metadata: Buffer): string =>
  metadata
    .toString()
    .replace(/ entityID="https:\/\/sts\.windows\.net\//, ' entityID="https://login.microsoftonline.com/');
