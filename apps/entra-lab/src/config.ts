/** What the environment may say about the lab. A wrong value stops the start, with its name and what is allowed. */
import { extname, join, resolve } from 'node:path';

export interface LabConfig {
  readonly host: string;
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** The JSON file that the state is kept in. */
  readonly stateFile: string;
}

/** Says which value is wrong, in words for the person who set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * - `ENTRA_LAB_PORT`: 4500
 * - `ENTRA_LAB_HOST`: 127.0.0.1, so that only this machine reaches the lab
 * - `ENTRA_LAB_PUBLIC_URL`: `http://127.0.0.1:{port}`, or `http://{host}:{port}` for another host
 * - `ENTRA_LAB_DATA`: `data/entra-lab`; a folder, or a file that ends in `.json`
 */
export function readConfig(environment: Environment, workingDirectory: string): LabConfig {
  const port = readPort(environment.ENTRA_LAB_PORT || '4500');
  const host = environment.ENTRA_LAB_HOST || '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) throw wrong('ENTRA_LAB_HOST', host, 'an IP address or host name to listen on');
  const publicUrl = readPublicUrl(environment.ENTRA_LAB_PUBLIC_URL || defaultPublicUrl(host, port));
  const data = resolve(workingDirectory, environment.ENTRA_LAB_DATA || 'data/entra-lab');
  return { host, port, publicUrl, stateFile: extname(data) === '.json' ? data : join(data, 'state.json') };
}

const wrong = (key: string, value: string, allowed: string) =>
  new ConfigError(`${key} is "${value}"; allowed is ${allowed}.`);

function readPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65535) {
    throw wrong('ENTRA_LAB_PORT', value, 'a whole number from 1 to 65535');
  }
  return port;
}

function defaultPublicUrl(host: string, port: number): string {
  // "All addresses" is no address to go to.
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function readPublicUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain =
    url && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
  if (!url || !plain || url.username !== '') {
    throw wrong('ENTRA_LAB_PUBLIC_URL', value, 'an http or https address without a path, e.g. http://127.0.0.1:4500');
  }
  return url.origin;
}
