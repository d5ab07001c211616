/** Starts the server's program for the shell, with this environment, and reads what it answers. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ShellAnswer, ShellCommand, ShellInput } from '@latchkey/contract';

const program = fileURLToPath(new URL('../../server/dist/shell/main.js', import.meta.url));

export async function askServer<C extends ShellCommand>(command: C, input: ShellInput<C>): Promise<ShellAnswer<C>> {
  if (!existsSync(program)) {
    return { ok: false, message: `The server is not built: there is no ${program}. Run \`npm run build\` first.` };
  }
  // What goes wrong inside is told on standard error.
  const { status, stdout } = spawnSync(process.execPath, [program, command, JSON.stringify(input)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0 || stdout === '') {
    return { ok: false, message: `The server’s program ended without an answer (${program}).` };
  }
  // The server's program of the same build has written it for this command.
  return JSON.parse(stdout) as ShellAnswer<C>;
}
