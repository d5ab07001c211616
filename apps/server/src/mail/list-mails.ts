/** A page of messages for operators, and where they go. */
import type { listMails as contract, MailState, ResponseOf } from '@latchkey/contract';
import { type Platform, Problem } from '../platform/index.ts';
import { type MailCursor, selectMails } from './mail-list-store.ts';

interface Input {
  readonly state?: MailState | undefined;
  readonly search?: string | undefined;
  /** The `next` of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export async function listMails({ db, config }: Platform, input: Input): Promise<ResponseOf<typeof contract>> {
  const search = input.search?.trim();
  // One more than asked for tells whether there is a next page.
  const found = await selectMails(db, {
    state: input.state,
    search: search === '' ? undefined : search,
    before: input.before === undefined ? null : readCursor(input.before),
    limit: input.limit + 1,
  });
  const mails = found.slice(0, input.limit);
  const last = mails.at(-1);
  const { smtpServer, mailSender } = config;
  return {
    mails,
    next: found.length > input.limit && last !== undefined ? `${last.createdAt}.${last.id}` : null,
    server:
      smtpServer === null || mailSender === null
        ? null
        : { host: smtpServer.host, port: smtpServer.port, tls: smtpServer.tls, from: mailSender.address },
  };
}

function readCursor(text: string): MailCursor {
  const [, at, id] = /^(\d{1,15})\.([a-z0-9_]{1,64})$/.exec(text) ?? [];
  if (at === undefined || id === undefined) {
    throw new Problem('INVALID_INPUT', { fields: { before: 'Use the "next" of the page before.' } });
  }
  return { at: Number(at), id };
}
