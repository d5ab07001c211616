/** What the lab remembers while it runs: sessions of browsers, and sign-ins on their way. A restart or reset forgets both. */
import { type Instant, instant } from '@latchkey/saml';
import type { Lab } from '../app.ts';
import { multifactorMethod, passwordMethod } from '../claims/index.ts';
import type { PendingSignIn, Prompting, Purpose } from './pending-sign-in.ts';

/** A browser in which somebody is signed in. */
export interface LabSession {
  /** The value of the cookie. */
  readonly token: string;
  readonly userId: string;
  /** When the credentials were given. */
  readonly authnInstant: Instant;
  readonly authnMethods: readonly string[];
  /** Object IDs of the applications that were signed in to. */
  readonly applications: Set<string>;
}

export interface SignIns {
  begin(purpose: Purpose, prompting: Prompting): PendingSignIn;
  /** `null` for an unknown or expired sign-in. */
  find(ctx: string): PendingSignIn | null;
  end(pending: PendingSignIn): void;
  openSession(userId: string, multifactor: boolean): LabSession;
  session(token: string | undefined): LabSession | null;
  closeSession(token: string): void;
}

const pendingLifetimeMs = 60 * 60 * 1000;
/** Both maps are bounded, oldest out first: the lab may run for weeks in a test bed. */
const capacity = 10_000;

export function createSignIns({ ids, clock, store }: Lab): SignIns {
  const pending = new Map<string, PendingSignIn>();
  const sessions = new Map<string, LabSession>();
  let directory = store.read();
  /** After a reset the state is another object: sessions of the directory before it are forgotten. */
  const forgetAfterReset = () => {
    if (store.read() === directory) return;
    directory = store.read();
    pending.clear();
    sessions.clear();
  };
  return {
    begin: (purpose, prompting) => {
      forgetAfterReset();
      const started: PendingSignIn = {
        id: ids.token(24),
        requestId: ids.guid(),
        correlationId: ids.guid(),
        purpose,
        prompting,
        expiresAt: instant(clock.now() + pendingLifetimeMs),
        userId: null,
        passwordDone: false,
      };
      keep(pending, started.id, started);
      return started;
    },
    find: (ctx) => {
      forgetAfterReset();
      const found = pending.get(ctx);
      return found && clock.now() < found.expiresAt ? found : null;
    },
    end: ({ id }) => pending.delete(id),
    openSession: (userId, multifactor) => {
      forgetAfterReset();
      const session: LabSession = {
        token: ids.token(24),
        userId,
        authnInstant: clock.now(),
        authnMethods: multifactor ? [passwordMethod, multifactorMethod] : [passwordMethod],
        applications: new Set(),
      };
      keep(sessions, session.token, session);
      return session;
    },
    session: (token) => {
      forgetAfterReset();
      return token === undefined ? null : (sessions.get(token) ?? null);
    },
    closeSession: (token) => sessions.delete(token),
  };
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const oldest = map.size > capacity ? map.keys().next() : null;
  if (oldest && !oldest.done) map.delete(oldest.value);
}
