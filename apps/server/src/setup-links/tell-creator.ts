/** Mail to the admin who made a setup link: what has come through it. */
import { composeMail, queueMail } from '../mail/index.ts';
import type { Db, Platform } from '../platform/index.ts';
import { findUser } from '../users/index.ts';
import type { SetupLink } from './setup-link.ts';

const contents = {
  metadata_received: {
    subject: (provider: string) => `The metadata for ${provider} has come`,
    says: (recipient: string) =>
      `The metadata came through the setup link for ${recipient}. The identity provider is disabled until you enable it.`,
    does: 'Look at its entity ID and certificates',
  },
  test_passed: {
    subject: (provider: string) => `The test of ${provider} has passed`,
    says: (recipient: string) =>
      `A test sign-in through the setup link for ${recipient} has passed every check. Enable the identity provider and people can sign in.`,
    does: 'Enable it',
  },
} as const;

/** Call it in the transaction of the change. */
export async function tellCreator(
  tx: Db,
  platform: Platform,
  { accountId, createdByUserId, providerId, providerDescription, recipient }: SetupLink,
  what: keyof typeof contents,
): Promise<void> {
  const creator = await findUser(tx, createdByUserId);
  if (creator === null) return;
  const { subject, says, does } = contents[what];
  await queueMail(tx, platform, {
    accountId,
    to: creator.email,
    kind: 'setup_link',
    subject: subject(providerDescription),
    text: composeMail(platform, {
      name: creator.name,
      says: says(recipient),
      link: { does, url: `${platform.config.publicUrl}/settings/account/identity-providers/${providerId}` },
      because: 'you made the setup link.',
    }),
  });
}
