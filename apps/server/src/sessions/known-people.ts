/** Remembers in a browser who has signed in there: a sign-in that nobody asked for must not make it somebody else's in silence. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { days, hashToken, knownCookie, type Platform, seconds, setCookie } from '../platform/index.ts';
import type { OpenedSession } from './create-session.ts';

/** One person in one account, as the cookie has it: too short to tell anything, long enough to be recognised. */
const markOf = (accountId: string, userId: string): string => hashToken(`${accountId} ${userId}`).slice(0, 16);

const mostMarks = 12;
const form = /^[0-9a-zA-Z_-]{16}(?:\.[0-9a-zA-Z_-]{16})*$/;

type Settings = Pick<Platform, 'config'>;

const isSecure = ({ config }: Settings): boolean => config.publicUrl.startsWith('https://');

function marksIn(request: FastifyRequest, platform: Settings): readonly string[] {
  const value = request.cookies[knownCookie(isSecure(platform))] ?? '';
  return form.test(value) ? value.split('.') : [];
}

/** Call it wherever a session's cookie is set. */
export function rememberPerson(reply: FastifyReply, platform: Settings, session: OpenedSession): void {
  const fresh = session.accountIds.map((accountId) => markOf(accountId, session.userId));
  const marks = [...new Set([...fresh, ...marksIn(reply.request, platform)])].slice(0, mostMarks);
  if (marks.length === 0) return;
  const secure = isSecure(platform);
  setCookie(reply, knownCookie(secure), marks.join('.'), secure, days(365) / seconds(1));
}

/** Who has signed in in this browser. `fresh`: nobody yet, as far as it remembers. */
export interface KnownPeople {
  readonly fresh: boolean;
  knows(accountId: string, userId: string): boolean;
}

export function knownPeople(request: FastifyRequest, platform: Settings): KnownPeople {
  const marks = marksIn(request, platform);
  return { fresh: marks.length === 0, knows: (accountId, userId) => marks.includes(markOf(accountId, userId)) };
}
