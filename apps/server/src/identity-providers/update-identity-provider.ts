/** Changes the description and options of a provider; enables or disables it. */
import { lockAccount } from '../accounts/index.ts';
import { type NewAuditEvent, recordAuditEvent } from '../audit-log/index.ts';
import { releaseRoles } from '../members/index.ts';
import { type Actor, found, type Platform } from '../platform/index.ts';
import { endSessions } from '../sessions/index.ts';
import { checkOptions } from './check-options.ts';
import { readDescription } from './description.ts';
import { guardLastProvider } from './enforcement-guard.ts';
import { type IdentityProvider, needsProof, type ProviderOptions } from './identity-provider.ts';
import { findProvider, noteEnabled, updateOptions, updateRevision } from './identity-provider-store.ts';

const optionNames = [
  'description',
  'enabled',
  'idpInitiated',
  'provisioning',
  'defaultRole',
  'allowSha1',
  'signRequests',
  'requestBinding',
  'requireEncryption',
  'singleLogout',
] as const satisfies readonly (keyof ProviderOptions)[];

/** Disabling ends the provider's sessions. Throws LAST_PROVIDER_WHILE_ENFORCED, SP_KEY_MISSING, INVALID_INPUT or NOT_FOUND. */
export async function updateIdentityProvider(
  platform: Platform,
  accountId: string,
  id: string,
  input: { readonly [Name in keyof ProviderOptions]?: ProviderOptions[Name] | undefined },
  actor: Actor,
): Promise<IdentityProvider> {
  return platform.db.transaction().execute(async (tx) => {
    // Changes wait for each other: who renames a provider must not write back that it is enabled.
    await lockAccount(tx, accountId);
    const before = found(await findProvider(tx, accountId, id));
    const wanted = { ...before, ...definedOnly(input) };
    const changed = optionNames.filter((name) => wanted[name] !== before[name]);
    if (changed.length === 0) return before;
    await checkOptions(tx, wanted, changed);
    const revised = { revision: before.revision + 1, changedAt: platform.clock.now() };
    const after = needsProof(wanted, changed) ? { ...wanted, ...revised } : wanted;
    const disables = before.enabled && !after.enabled;
    if (disables) await guardLastProvider(tx, platform, accountId, id);
    await updateOptions(tx, accountId, id, after);
    // Until it is enabled again, nobody's role follows from it.
    if (disables) await releaseRoles(tx, accountId, id);
    if (after.revision !== before.revision) await updateRevision(tx, after);
    if (after.enabled && !before.enabled) await noteEnabled(tx, accountId, id, platform.clock.now());
    const endedSessions = disables ? await endSessions(tx, { accountId, providerId: id }) : 0;
    for (const event of eventsOf(before, after, changed, endedSessions)) {
      const target = { type: 'identity_provider', id, name: after.description };
      await recordAuditEvent(tx, platform, { accountId, actor, target, ...event });
    }
    return after;
  });
}

/** Without the names that were not given, so that they keep their values. */
function definedOnly(input: { readonly [Name in keyof ProviderOptions]?: ProviderOptions[Name] | undefined }) {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  // The cast: the same names and values, less those that are undefined.
  const options = given as Partial<ProviderOptions>;
  return options.description === undefined
    ? options
    : { ...options, description: readDescription(options.description) };
}

/** Enabling and disabling are events of their own: they are what is searched for later. */
function eventsOf(
  before: ProviderOptions,
  after: ProviderOptions,
  changed: readonly (keyof ProviderOptions)[],
  endedSessions: number,
): Pick<NewAuditEvent, 'action' | 'details'>[] {
  const others = changed.filter((name) => name !== 'enabled');
  const events: Pick<NewAuditEvent, 'action' | 'details'>[] = [];
  if (others.length > 0) {
    const details = others.flatMap((name) => [
      [`${name}Before`, before[name]],
      [name, after[name]],
    ]);
    events.push({ action: 'identity_provider.updated', details: Object.fromEntries(details) });
  }
  if (changed.includes('enabled')) {
    events.push(
      after.enabled
        ? { action: 'identity_provider.enabled' }
        : { action: 'identity_provider.disabled', details: { endedSessions } },
    );
  }
  return events;
}
