/** What every concept is given: storage, time, ids, log, configuration, secrets, requests to other servers, the DNS. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/schema.ts';
import type { Dns } from './dns/dns.ts';
import type { Ids } from './ids.ts';
import type { Outgoing } from './outgoing/outgoing.ts';
import type { KeyPairs } from './secrets/key-pairs.ts';
import type { Seal } from './secrets/seal.ts';

export interface Platform {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly config: Config;
  readonly seal: Seal;
  /** Requests to servers that admins name. */
  readonly outgoing: Outgoing;
  readonly keyPairs: KeyPairs;
  readonly dns: Dns;
}
