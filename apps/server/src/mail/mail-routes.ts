/** Mail over HTTP: for operators. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { listMails } from './list-mails.ts';
import { openMail } from './open-mail.ts';
import { retryMail } from './retry-mail.ts';
import { sendTestMail } from './send-test-mail.ts';

const defaultPageSize = 50;

export function registerMail(router: Router, platform: Platform): void {
  router.on(contract.listMails, ({ query }) =>
    listMails(platform, { ...query, limit: query.limit ?? defaultPageSize }),
  );

  router.on(contract.openMail, async ({ params, actor }) => ({ text: await openMail(platform, actor, params.mail) }));

  router.on(contract.retryMail, ({ params, actor }) => retryMail(platform, actor, params.mail));

  router.on(contract.sendTestMail, ({ caller }) => sendTestMail(platform, caller));
}
