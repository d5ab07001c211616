#!/usr/bin/env node
/** Starts the lab: reads the environment, opens the state, listens, stops gracefully. */
import { pino } from 'pino';
import { createLab } from './app.ts';
import { ConfigError, type LabConfig, readConfig } from './config.ts';
import { openLabStore, randomIds, systemClock } from './platform/index.ts';
import { seed } from './seed.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** What can go wrong when a server starts, in one line that says what to do. */
function startProblem(error: unknown, { host, port, stateFile }: LabConfig): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken: stop what uses it, or choose another with ENTRA_LAB_PORT.`;
  }
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host}: check ENTRA_LAB_HOST.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `Entra Lab may not write ${stateFile} or listen on port ${port}: check ENTRA_LAB_DATA and ENTRA_LAB_PORT.`;
  }
  return error instanceof Error ? error.message : String(error);
}

async function start(config: LabConfig): Promise<void> {
  const store = openLabStore(config.stateFile, seed);
  const logger = pino({ level: 'warn' });
  const lab = await createLab({ store, clock: systemClock, ids: randomIds, publicUrl: config.publicUrl }, { logger });
  await lab.listen({ host: config.host, port: config.port });
  say(`Entra Lab is ready at ${config.publicUrl}`);
  let stopping = false;
  const stop = () => {
    // A second signal does not wait for open connections.
    if (stopping) process.exit(1);
    stopping = true;
    lab.close().then(
      () => process.exit(0),
      (error: unknown) => fail(String(error)),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  const config = readConfig(process.env, process.cwd());
  await start(config).catch((error: unknown) => fail(startProblem(error, config)));
} catch (error) {
  if (error instanceof ConfigError) fail(error.message);
  throw error;
}
