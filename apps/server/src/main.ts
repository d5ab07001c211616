/** Starts the server: configuration, database, HTTP, jobs; stops them in the other order. */
import './config/require-node.ts';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { createApp } from './app.ts';
import { weakSettings } from './config/announce.ts';
import { type Config, readConfig } from './config/config.ts';
import { explainStartFailure } from './config/explain-start-failure.ts';
import { runJobs, seconds } from './platform/index.ts';
import { startPlatform } from './start-platform.ts';

/** How long requests that are under way may take after a stop was asked for. */
const drainLimit = seconds(10);

async function start(config: Config, log: Logger): Promise<void> {
  for (const sentence of weakSettings(config)) log.warn(sentence);
  const platform = await startPlatform(config, log);
  const app = await createApp(platform, join(import.meta.dirname, '../../dashboard/dist'));
  const stopJobs = runJobs(app.jobs, log);
  await app.http.listen({ host: config.host, port: config.port });
  const stop = async () => {
    const impatience = setTimeout(() => app.http.server.closeAllConnections(), drainLimit);
    await app.http.close();
    clearTimeout(impatience);
    await stopJobs();
    await platform.db.destroy();
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
