/** Makes a setup link, for a new provider or for one that is disabled. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { findProvider, readDescription, reserveIdentityProvider } from '../identity-providers/index.ts';
import { composeMail, queueMail } from '../mail/index.ts';
import { type Actor, days, found, hashToken, minutes, type Platform, Problem } from '../platform/index.ts';
import { countAttempt, type Limit } from '../throttles/index.ts';
import { isEmail } from '../users/index.ts';
import type { SetupLink } from './setup-link.ts';
import { findSetupLink, insertSetupLink } from './setup-link-store.ts';

/** Each may send a message to an address that nobody has confirmed. */
const perAccount: Limit = { name: 'setup-link:account', attempts: 50, windowMilliseconds: minutes(60) };

interface Input {
  readonly accountId: string;
  readonly userId: string;
  readonly actor: Actor;
  readonly provider: string | undefined;
  readonly description: string | undefined;
  readonly recipient: string;
  readonly email: string | undefined;
  readonly days: number;
}

/**
 * The link holds the only copy of the token.
 * Throws PLAN_WITHOUT_SSO, SETUP_PROVIDER_IN_USE, TOO_MANY_ATTEMPTS, NOT_FOUND, or INVALID_INPUT.
 */
export async function createSetupLink(
  platform: Platform,
  input: Input,
): Promise<{ readonly setupLink: SetupLink; readonly link: string }> {
  const { clock, config, db, ids } = platform;
  const { accountId, actor } = input;
  const recipient = input.recipient.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (recipient === '') throw new Problem('INVALID_INPUT', { fields: { recipient: 'Say who gets the link.' } });
  const email = input.email?.trim();
  if (email !== undefined && !isEmail(email)) {
    throw new Problem('INVALID_INPUT', { fields: { email: 'Enter an e-mail address such as name@example.com.' } });
  }
  await countAttempt(platform, { limit: perAccount, subject: accountId });
  const now = clock.now();
  const expiresAt = now + days(input.days);
  const { id: providerId, description } = await providerFor(platform, input, expiresAt);
  const token = ids.secret();
  const link = `${config.publicUrl}/setup/${token}`;
  const id = ids.id('sul');
  const setupLink = await db.transaction().execute(async (tx) => {
    const made = {
      accountId,
      id,
      providerId,
      providerDescription: description,
      recipient,
      createdByUserId: input.userId,
      createdByName: actor.name,
      createdAt: now,
      expiresAt,
    };
    await insertSetupLink(tx, made, hashToken(token));
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'setup_link.created',
      actor,
      target: { type: 'setup_link', id, name: recipient },
      details: { providerId, provider: description, expiresAt, mailed: email ?? null },
    });
    if (email !== undefined) {
      await queueMail(tx, platform, {
        accountId,
        to: email,
        kind: 'setup_link',
        subject: `${actor.name} asks you to set up single sign-on`,
        text: composeMail(platform, {
          says: `${actor.name} asks you to connect your identity provider with Latchkey, as “${description}”. The page walks you through it; you need no account here.`,
          link: { does: 'Set it up', url: link },
          more: `The link works for ${input.days} ${input.days === 1 ? 'day' : 'days'}. Whoever has it can hand in the metadata of your identity provider: pass it on only to a colleague who does this for you.`,
          because: 'an admin has entered your address.',
        }),
      });
    }
    return found(await findSetupLink(tx, accountId, id));
  });
  return { setupLink, link };
}

async function providerFor(platform: Platform, input: Input, expiresAt: number) {
  const { accountId } = input;
  if (input.provider === undefined) {
    const description = readDescription(input.description ?? '');
    const { id } = await reserveIdentityProvider(platform, {
      accountId,
      createdByUserId: input.userId,
      expiresAt,
    });
    return { id, description };
  }
  const provider = found(await findProvider(platform.db, accountId, input.provider));
  if (provider.enabled) throw new Problem('SETUP_PROVIDER_IN_USE');
  return { id: provider.id, description: provider.description };
}
