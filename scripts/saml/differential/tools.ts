/** The judges that nobody here wrote: xmlsec1 and xmllint, where they are installed. */
import { spawnSync } from 'node:child_process';

export interface ToolRun {
  readonly ok: boolean;
  readonly out: string;
  readonly error: string;
}

export function runTool(name: 'xmlsec1' | 'xmllint', args: readonly string[]): ToolRun {
  const run = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { ok: run.status === 0, out: run.stdout ?? '', error: run.stderr ?? '' };
}

export const isInstalled = (name: 'xmlsec1' | 'xmllint'): boolean => spawnSync(name, ['--version']).status === 0;
