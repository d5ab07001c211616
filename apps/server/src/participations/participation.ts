/** A participation: what an identity provider calls a session of ours, kept so that either side can end it by name. */
import type { NameId } from '@latchkey/saml';
import { hashToken, type Platform } from '../platform/index.ts';

/** As the assertion named it. */
export interface SamlSession {
  readonly nameId: NameId;
  readonly sessionIndex: string | null;
}

export interface Participation {
  readonly sessionId: string;
  readonly accountId: string;
  readonly providerId: string;
  /** Finds those of one person. */
  readonly nameHash: string;
  /** A {@link SamlSession}, sealed. */
  readonly samlSession: string;
  /** Hash of the cookie by which an unsigned request of the identity provider finds the session of its browser. */
  readonly logoutHash: string;
}

const purpose = (providerId: string): string => `saml-session:${providerId}`;

/** Copied whole: what a response brings must not keep the message in memory. */
export function sealSamlSession({ seal }: Pick<Platform, 'seal'>, providerId: string, session: SamlSession): string {
  const { nameId, sessionIndex } = session;
  return seal.close(JSON.stringify({ nameId, sessionIndex }), purpose(providerId));
}

export function openSamlSession({ seal }: Pick<Platform, 'seal'>, providerId: string, sealed: string): SamlSession {
  // The cast: sealed by the function above, from this very type.
  return JSON.parse(seal.open(sealed, purpose(providerId))) as SamlSession;
}

export const nameHashOf = ({ value }: Pick<NameId, 'value'>): string => hashToken(`nameid ${value}`);

/** Made from the session's token, one way, so that whoever reads this cookie cannot use the session. */
export const logoutSecretOf = (sessionToken: string): string => hashToken(`logout ${sessionToken}`);

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** The two ends of the connection, which absent qualifiers stand for (Core 8.3.7). */
export interface Ends {
  readonly identityProvider: string;
  readonly serviceProvider: string;
}

/**
 * Whether two names are the same person's (Core 3.7.3, "strongly matches"): the value character by character, qualifiers
 * with their defaults, and the format unless one side leaves it open.
 */
export function sameName(one: NameId, other: NameId, ends: Ends): boolean {
  const qualifiers = ({ nameQualifier, spNameQualifier }: NameId) =>
    JSON.stringify([nameQualifier ?? ends.identityProvider, spNameQualifier ?? ends.serviceProvider]);
  const formats = new Set([one.format, other.format].filter((format) => format !== unspecified));
  return one.value === other.value && formats.size <= 1 && qualifiers(one) === qualifiers(other);
}

/** Whether a request that names these sessions means this one; naming none means all of the person's (Core 3.7.1). */
export const isMeant = ({ sessionIndex }: SamlSession, sessionIndexes: readonly string[]): boolean =>
  sessionIndexes.length === 0 || (sessionIndex !== null && sessionIndexes.includes(sessionIndex));
