/** Starts the server: configuration, database, HTTP, jobs; stops them in the other order. */
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config/config.ts';
import {
  createSeal,
  type DatabaseLocation,
  loadInstanceKey,
  migrate,
  openDatabase,
  randomIds,
  runJobs,
  systemClock,
} from './platform/index.ts';

const location = (config: Config): DatabaseLocation =>
  config.databaseUrl === null
    ? { kind: 'sqlite', file: join(config.dataFolder, 'latchkey.sqlite') }
    : { kind: 'postgres', url: config.databaseUrl };

async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel });
  const seal = createSeal(loadInstanceKey(config.instanceKey, config.dataFolder));
  const db = openDatabase(location(config));
  await migrate(db);
  const app = await createApp(
    { db, clock: systemClock, ids: randomIds, log, config, seal },
    join(import.meta.dirname, '../../dashboard/dist'),
  );
  const stopJobs = runJobs(app.jobs, log);
  await app.http.listen({ host: config.host, port: config.port });
  const stop = async () => {
    await app.http.close();
    await stopJobs();
    await db.destroy();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
  process.stdout.write(`Latchkey answers at ${config.publicUrl}\n`);
}

/** One line for a mistake of the operator; everything else is a defect and keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port is taken: ${error.message}. Stop the other program, or set LATCHKEY_PORT to a free one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`Latchkey cannot start. ${explain(error)}\n`);
  process.exit(1);
}
