/** Why a sign-in ended without a session: a reason of the SAML core or of the sign-in rules, with evidence. */
import { explanations, type SignInRejectionCode } from '@latchkey/contract';
import type { Rejection } from '@latchkey/saml';
import type { AttemptCode, AttemptDetail } from '../sign-in-attempts/index.ts';

export type Refusal = Omit<Rejection, 'code' | 'position'> & { readonly code: AttemptCode };

type Evidence = Pick<Refusal, 'expected' | 'received' | 'facts'>;

/** A refusal by the sign-in rules; the sentence is the headline of its explanation. */
export function refusalOf(code: SignInRejectionCode, evidence: Evidence = {}): Refusal {
  const { headline } = explanations[code];
  return { code, message: `${headline.charAt(0).toUpperCase()}${headline.slice(1)}.`, ...evidence };
}

/** A reason of the SAML core, with the place in the message as facts. */
export function refusalFrom({ position, ...rejection }: Rejection): Refusal {
  if (position === undefined) return rejection;
  return { ...rejection, facts: { ...rejection.facts, line: position.line, column: position.column } };
}

export const presentRefusal = (refusal: Refusal): NonNullable<AttemptDetail['rejection']> => ({
  code: refusal.code,
  message: refusal.message,
  expected: [...(refusal.expected ?? [])],
  received: [...(refusal.received ?? [])],
  facts: { ...refusal.facts },
});
