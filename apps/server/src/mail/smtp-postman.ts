/** Hands messages to the mail server. */
import { createTransport, type Transporter } from 'nodemailer';
import type { MailSender, SmtpServer } from '../config/mail-settings.ts';
import { minutes, seconds } from '../platform/index.ts';
import { htmlOf } from './html-text.ts';
import { oneLine } from './mail.ts';

export interface Message {
  /** Part of the Message-ID: the same at each attempt, so that a mailbox can tell a repetition. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly writtenAt: number;
}

export type Delivery =
  | { readonly state: 'sent' }
  /** `final`: trying again would change nothing, e.g. there is no such mailbox. */
  | { readonly state: 'refused'; readonly final: boolean; readonly reason: string };

/** Never throws for what the mail server does. */
export type Postman = (message: Message) => Promise<Delivery>;

/** The longest that one message may take; see the lease in `deliver-mail.ts`. */
export const longestDelivery = minutes(2);

interface Trust {
  /** PEM. Default: the authorities that Node trusts, and those of NODE_EXTRA_CA_CERTS. */
  readonly ca?: string;
}

export function createSmtpPostman(server: SmtpServer, sender: MailSender, { ca }: Trust = {}): Postman {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    ...(server.login === null ? {} : { auth: { user: server.login.user, pass: server.login.password } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    dnsTimeout: seconds(10),
    socketTimeout: seconds(30),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return (message) => deliver(transport, sender, domain, message);
}

async function deliver(
  transport: Transporter,
  sender: MailSender,
  domain: string,
  { id, to, subject, text, writtenAt }: Message,
): Promise<Delivery> {
  try {
    await transport.sendMail({
      from: { name: sender.name, address: sender.address },
      // As an object: a text would be read as a list of addresses.
      to: { name: '', address: to },
      envelope: { from: sender.address, to: [to] },
      subject,
      text,
      html: htmlOf(text),
      date: new Date(writtenAt),
      messageId: `<${id}@${domain}>`,
      // RFC 3834, and the same in Exchange's words: no out-of-office answers.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      signal: AbortSignal.timeout(longestDelivery),
    });
    return { state: 'sent' };
  } catch (error) {
    return describeFailure(error);
  }
}

const longestReason = 300;

function describeFailure(error: unknown): Delivery {
  if (!(error instanceof Error)) return { state: 'refused', final: false, reason: 'The mail server failed.' };
  const { code, command, responseCode, response } = error as {
    code?: unknown;
    command?: unknown;
    responseCode?: unknown;
    response?: unknown;
  };
  const permanent = typeof responseCode === 'number' && responseCode >= 500;
  const aboutRecipient = code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API');
  const said = typeof response === 'string' && response !== '' ? `: ${response}` : '';
  return {
    state: 'refused',
    // What is wrong with the sender or the login is the operator's to mend: those messages wait.
    final: (permanent && (aboutRecipient || code === 'EMESSAGE')) || (code === 'EENVELOPE' && command === 'API'),
    reason: oneLine(`${explain(code, command)}${said || ` (${error.message})`}`).slice(0, longestReason),
  };
}

const explanations: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server does not accept the user or the password',
  ETLS: 'No encrypted connection to the mail server could be made',
  EDNS: 'The name of the mail server cannot be looked up',
  ETIMEDOUT: 'The mail server does not answer in time',
  ESOCKET: 'The mail server cannot be reached',
  ECONNECTION: 'The mail server cannot be reached',
  EMESSAGE: 'The mail server refuses the message',
};

function explain(code: unknown, command: unknown): string {
  if (code === 'EENVELOPE') {
    return `The mail server refuses the ${command === 'MAIL FROM' ? 'sender' : 'recipient'}`;
  }
  return explanations[String(code)] ?? 'The mail server failed';
}
