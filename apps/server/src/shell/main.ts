/** The server's program for the shell of its own machine: does one thing, answers with one line of JSON. `latchkey` starts it. */
import '../config/require-node.ts';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ShellAnswer, ShellCommand, ShellInput } from '@latchkey/contract';
import { pino } from 'pino';
import { type Config, ConfigError, readConfig } from '../config/config.ts';
import { explainStartFailure } from '../config/explain-start-failure.ts';
import { Problem } from '../platform/index.ts';
import { databaseLocation, startPlatform } from '../start-platform.ts';
import { isShellCommand, runShellCommand } from './run-shell-command.ts';

/** A new database or key made by mistake, in a wrong folder, would answer that nobody is there. */
function refuseEmptyInstance(config: Config): void {
  const location = databaseLocation(config);
  if (location.kind === 'sqlite' && !existsSync(location.file)) {
    throw new ConfigError(
      `There is no database at ${resolve(location.file)}. Run this with the LATCHKEY_DATA or DATABASE_URL of the server; a relative path counts from the folder in which you are.`,
    );
  }
  const keyFile = join(config.dataFolder, 'instance.key');
  if (config.instanceKey === null && !existsSync(keyFile)) {
    throw new ConfigError(
      `There is no instance key at ${resolve(keyFile)}. Run this with the LATCHKEY_INSTANCE_KEY or LATCHKEY_DATA of the server.`,
    );
  }
}

async function answer<C extends ShellCommand>(
  config: Config,
  command: C,
  input: ShellInput<C>,
): Promise<ShellAnswer<C>> {
  refuseEmptyInstance(config);
  // Standard output is for the answer.
  const platform = await startPlatform(config, pino({ level: 'error' }, pino.destination(2)));
  try {
    return { ok: true, outcome: await runShellCommand(platform, command, input) };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, message: error.message };
    throw error;
  } finally {
    await platform.db.destroy();
  }
}

const [command = '', input = '{}'] = process.argv.slice(2);
let config: Config | null = null;
try {
  if (!isShellCommand(command)) throw new ConfigError('Start this program with the command `latchkey`.');
  config = readConfig(process.env);
  // `JSON.parse` gives `any`: the command line of the same build has written it.
  process.stdout.write(`${JSON.stringify(await answer(config, command, JSON.parse(input)))}\n`);
} catch (error) {
  const message = explainStartFailure(error, config);
  if (message === null) throw error;
  process.stdout.write(`${JSON.stringify({ ok: false, message } satisfies ShellAnswer<ShellCommand>)}\n`);
}
