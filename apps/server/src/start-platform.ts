/** Opens what every concept is given, as the configuration says: for the server and for its shell. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import {
  createOutgoing,
  createSeal,
  type DatabaseLocation,
  loadInstanceKey,
  migrate,
  openDatabase,
  type Platform,
  randomIds,
  randomKeyPairs,
  systemClock,
  systemDns,
} from './platform/index.ts';

export const databaseLocation = (config: Pick<Config, 'databaseUrl' | 'dataFolder'>): DatabaseLocation =>
  config.databaseUrl === null
    ? { kind: 'sqlite', file: join(config.dataFolder, 'latchkey.sqlite') }
    : { kind: 'postgres', url: config.databaseUrl };

/** With the database's tables up to date. Whoever calls it closes `db` in the end. */
export async function startPlatform(config: Config, log: Logger): Promise<Platform> {
  const seal = createSeal(loadInstanceKey(config.instanceKey, config.dataFolder));
  const db = openDatabase(databaseLocation(config), (error) => log.warn({ err: error }, 'database connection lost'));
  await migrate(db);
  return {
    db,
    clock: systemClock,
    ids: randomIds,
    log,
    config,
    seal,
    outgoing: createOutgoing(config),
    keyPairs: randomKeyPairs,
    dns: systemDns(config.dnsServers),
  };
}
