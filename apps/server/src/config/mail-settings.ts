/** The settings of mail as typed values. */

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte. `starttls`: an upgrade that must succeed. `none`: in clear. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
}

export interface MailSender {
  /** Empty for none. */
  readonly name: string;
  readonly address: string;
}

const submissionPort = 587;
const submissionOverTlsPort = 465;

/** @returns `null` for no mail server, `undefined` for an address that cannot be one. */
export function readSmtpServer(text: string): SmtpServer | null | undefined {
  if (text === '') return null;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const implicit = url.protocol === 'smtps:';
  const { hostname, port, pathname, hash, searchParams } = url;
  const plain = (pathname === '' || pathname === '/') && hash === '' && (implicit || url.protocol === 'smtp:');
  if (!plain || hostname === '' || port === '0') return undefined;
  const unencrypted = !implicit && searchParams.get('tls') === 'none';
  if (searchParams.size > (unencrypted ? 1 : 0)) return undefined;
  const login = readLogin(url);
  if (login === undefined) return undefined;
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (implicit ? submissionOverTlsPort : submissionPort) : Number(port),
    tls: implicit ? 'implicit' : unencrypted ? 'none' : 'starttls',
    login,
  };
}

function readLogin({ username, password }: URL): SmtpServer['login'] | undefined {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') return undefined;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    // A % that begins no character.
    return undefined;
  }
}

const senderForm = /^(?:"?([^"<>\p{C}]*?)"?\s*<([^<>]+)>|([^<>\s]+))$/u;
const addressForm = /^[^\s@"(),:;<>[\]\\\p{C}]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/iu;

/** `sso@example.com` or `Example SSO <sso@example.com>`. */
export function readMailSender(text: string): MailSender | undefined {
  const [, name = '', bracketed, bare] = senderForm.exec(text) ?? [];
  const address = bracketed ?? bare ?? '';
  return addressForm.test(address) ? { name, address } : undefined;
}
