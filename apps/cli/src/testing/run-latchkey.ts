/** Runs a command line in memory, at the time at which the vectors were made, and gives what it printed. */
import { readFileSync } from 'node:fs';
import { instant } from '@latchkey/saml';
import { type ExitCode, run } from '../run.ts';

export const vectors = new URL('../../../../vectors/', import.meta.url);
export const vector = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, vectors)));
export const vectorText = (name: string): string => readFileSync(new URL(name, vectors), 'utf8').trim();

export const now = instant(Date.parse('2026-12-07T09:30:02Z'));

export interface Printed {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** @param files by name; `-` is standard input. Other names are read from the vectors. */
export async function latchkey(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  coloured = false,
): Promise<Printed> {
  let out = '';
  let err = '';
  const exitCode = await run(args, {
    now,
    askServer: () => Promise.resolve({ ok: false, message: 'There is no server in this test.' }),
    coloured,
    read: async (path) => {
      const content = files[path] ?? vector(path);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { exitCode, out, err };
}
