/** A mail server for tests: takes messages over real connections, and misbehaves on request. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Whether it came encrypted. */
  readonly encrypted: boolean;
  readonly user: string | null;
  /** Headers and body as they came. */
  readonly source: string;
}

export interface SmtpSink {
  readonly port: number;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

interface Behaviour {
  /** `implicit`: TLS from the start. `starttls`: offered. `none`: not offered. */
  readonly tls?: 'implicit' | 'starttls' | 'none';
  readonly login?: { readonly user: string; readonly password: string };
  /** What it answers to a recipient: an SMTP code to refuse with, or `null` to accept. */
  readonly refuses?: (recipient: string) => number | null;
  readonly port?: number;
}

const keys = join(import.meta.dirname, 'keys');
/** The sink's own authority: what must be trusted to reach it over TLS. */
export const sinkCertificate = readFileSync(join(keys, 'localhost.crt'), 'utf8');

export async function startSmtpSink({ tls = 'none', login, refuses, port = 0 }: Behaviour = {}): Promise<SmtpSink> {
  const received: Received[] = [];
  const options: SMTPServerOptions = {
    secure: tls === 'implicit',
    cert: sinkCertificate,
    key: readFileSync(join(keys, 'localhost.key'), 'utf8'),
    disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(login === undefined ? ['AUTH'] : [])],
    authOptional: login === undefined,
    disableReverseLookup: true,
    onAuth({ username, password }, _session, callback) {
      if (username === login?.user && password === login?.password) return callback(null, { user: username });
      return callback(Object.assign(new Error('Authentication failed'), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, callback) {
      const code = refuses?.(address) ?? null;
      if (code === null) return callback();
      return callback(Object.assign(new Error('No thank you'), { responseCode: code }));
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          encrypted: session.secure,
          user: session.user === undefined ? null : String(session.user),
          source: Buffer.concat(parts).toString('utf8'),
        });
        callback();
      });
    },
  };
  const server = new SMTPServer(options);
  // Clients that refuse the certificate hang up: nothing to do.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The sink does not listen.');
  return {
    port: address.port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
