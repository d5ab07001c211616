/** Says in one line why the server could not start, when the operator can do something about it. */
import { type Config, ConfigError } from './config.ts';

type Where = Pick<Config, 'host' | 'port' | 'dataFolder' | 'databaseUrl'>;

/** Without user and password. */
const databaseName = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
};

const listening: Readonly<Record<string, (where: Where) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} of ${host} is taken. Stop the other program, or set LATCHKEY_PORT to a free one.`,
  EADDRNOTAVAIL: ({ host }) => `${host} is no address of this machine. Set LATCHKEY_HOST to one that is.`,
  EACCES: ({ port }) =>
    `Listening on port ${port} is not permitted. Set LATCHKEY_PORT to one above 1023 and let a proxy forward to it.`,
  ENOTFOUND: ({ host }) => `The host name ${host} is unknown. Set LATCHKEY_HOST to an address of this machine.`,
};

const reaching: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it does not answer there',
  ENOTFOUND: 'its host name is unknown',
  EAI_AGAIN: 'its host name cannot be looked up',
  ETIMEDOUT: 'it does not answer in time',
  ECONNRESET: 'it closed the connection',
  // Error codes of PostgreSQL, appendix A of its manual.
  '28P01': 'user or password is wrong',
  '28000': 'the user may not log in',
  '3D000': 'there is no such database',
  '42501': 'the user may not create tables',
  '53300': 'it has too many connections',
};

const storing: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file with this name',
  ENOSPC: 'the disk is full',
  SQLITE_CANTOPEN: 'the database file cannot be opened',
  SQLITE_NOTADB: 'latchkey.sqlite is not a database',
  SQLITE_CORRUPT: 'latchkey.sqlite is damaged; restore it from a backup',
  SQLITE_READONLY: 'latchkey.sqlite may not be written',
  SQLITE_BUSY: 'another program holds latchkey.sqlite',
  SQLITE_FULL: 'the disk is full',
};

/** @returns `null` for a defect of ours, which should be shown with its stack. */
export function explainStartFailure(error: unknown, where: Where | null): string | null {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error) || where === null) return null;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (syscall === 'listen' || (syscall === 'getaddrinfo' && where.databaseUrl === null)) {
    return listening[String(code)]?.(where) ?? null;
  }
  if (where.databaseUrl !== null) {
    const timedOut = /timeout/i.test(error.message) ? reaching.ETIMEDOUT : undefined;
    const reason = reaching[String(code)] ?? timedOut;
    if (reason !== undefined) {
      return `The database at ${databaseName(where.databaseUrl)} cannot be used: ${reason}. See DATABASE_URL.`;
    }
  }
  const reason = storing[String(code)];
  return reason === undefined
    ? null
    : `The data folder ${where.dataFolder} cannot be used: ${reason}. See LATCHKEY_DATA.`;
}
