/** Remembers how far somebody has come in the guide: they may go on in another browser, and the admin sees it. */
import type { Origin, Platform } from '../platform/index.ts';
import { findOpenLink, holdOpenLink } from './find-open-link.ts';
import { updateSetupLink } from './setup-link-store.ts';

interface Progress {
  readonly vendor: string;
  readonly done: readonly string[];
}

/** No audit event: ticks in a list change nothing. Throws SETUP_LINK_INVALID or TOO_MANY_ATTEMPTS. */
export async function keepProgress(platform: Platform, token: string, progress: Progress, from: Origin): Promise<void> {
  const link = await findOpenLink(platform, token, from);
  await platform.db.transaction().execute(async (tx) => {
    const held = await holdOpenLink(tx, platform, link);
    await updateSetupLink(tx, held, { vendor: progress.vendor, done: [...new Set(progress.done)] });
  });
}
