/** Starts the server: configuration, database, HTTP, jobs; stops them in the other order. */
import './config/require-node.ts';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { createApp } from './app.ts';
import { weakSettings } from './config/announce.ts';
import { type Config, readConfig } from './config/config.ts';
import { explainStartFailure } from './config/explain-start-failure.ts';
import {
  createOutgoing,
  createSeal,
  type DatabaseLocation,
  loadInstanceKey,
  migrate,
  openDatabase,
  randomIds,
  randomKeyPairs,
  runJobs,
  seconds,
  systemClock,
  systemDns,
} from './platform/index.ts';

/** How long requests that are under way may take after a stop was asked for. */
const drainLimit = seconds(10);

const location = (config: Config): DatabaseLocation =>
  config.databaseUrl === null
    ? { kind: 'sqlite', file: join(config.dataFolder, 'latchkey.sqlite') }
    : { kind: 'postgres', url: config.databaseUrl };

async function start(config: Config, log: Logger): Promise<void> {
  for (const sentence of weakSettings(config)) log.warn(sentence);
  const seal = createSeal(loadInstanceKey(config.instanceKey, config.dataFolder));
  const db = openDatabase(location(config), (error) => log.warn({ err: error }, 'database connection lost'));
  await migrate(db);
  const app = await createApp(
    {
      db,
      clock: systemClock,
      ids: randomIds,
      log,
      config,
      seal,
      outgoing: createOutgoing(config),
      keyPairs: randomKeyPairs,
      dns: systemDns(config.dnsServers),
    },
    join(import.meta.dirname, '../../dashboard/dist'),
  );
  const stopJobs = runJobs(app.jobs, log);
  await app.http.listen({ host: config.host, port: config.port });
  const stop = async () => {
    const impatience = setTimeout(() => app.http.server.closeAllConnections(), drainLimit);
    await app.http.close();
    clearTimeout(impatience);
    await stopJobs();
    await db.destroy();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
  process.stdout.write(`Latchkey answers at ${config.publicUrl}\n`);
}

let config: Config | null = null;
try {
  config = readConfig(process.env);
  await start(config, pino({ level: config.logLevel }));
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Latchkey cannot start. ${explainStartFailure(error, config) ?? stack}\n`);
  process.exit(1);
}
