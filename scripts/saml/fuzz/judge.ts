/** What may become of a damaged message: refused, or accepted with exactly what the genuine one says. Never anything else. */
import { type ResponseExpectations, receiveResponse, type VerifiedResponse, verifyResponse } from '@latchkey/saml';
import { type Base, fieldOf } from './bases.ts';

export type Judgement =
  /** The damage touched nothing. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly code: string }
  /** Damage that changes nothing of what is signed. */
  | { readonly kind: 'same' }
  /** The donor's message, whole, in place of the other. */
  | { readonly kind: 'donor' }
  | { readonly kind: 'defect'; readonly what: string };

/** A base that is ready to be compared with. */
export interface Genuine {
  readonly base: Base;
  readonly field: string;
  readonly decide: Decide;
  readonly profile: string;
  readonly donorProfile: string | null;
}

/** Throws where the base itself is refused: nothing could be learned from its damaged copies. */
export function prepare(base: Base, decide: Decide = decideAsProduct): Genuine {
  const field = fieldOf(base.document);
  const own = decide(field, base.expectations);
  if (own.profile === null) throw new Error(`${base.name} is refused: ${own.code}`);
  const donor = decide(fieldOf(base.material.donor), base.expectations);
  return { base, field, decide, profile: own.profile, donorProfile: donor.profile };
}

export function judge(field: string, genuine: Genuine): Judgement {
  const { base, profile, donorProfile } = genuine;
  if (field === genuine.field) return { kind: 'unchanged' };
  try {
    const decided = genuine.decide(field, base.expectations);
    if (decided.profile === null) return { kind: 'refused', code: decided.code };
    if (decided.profile === profile) return { kind: 'same' };
    if (decided.profile === donorProfile) return { kind: 'donor' };
    return { kind: 'defect', what: `accepted as ${decided.profile}` };
  } catch (thrown) {
    return { kind: 'defect', what: `threw ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrown}` };
  }
}

/** What a service provider makes of a form field. */
export type Decide = (
  field: string,
  expectations: ResponseExpectations,
) => { readonly profile: string } | { readonly profile: null; readonly code: string };

const decideAsProduct: Decide = (field, expectations) => {
  const received = receiveResponse(field);
  if (!received.ok) return { profile: null, code: received.rejection.code };
  // For diagnosis; read of every message before it is verified, so it must not throw either.
  if (received.value.claims.audiences.length + received.value.xml.length < 0) throw new RangeError();
  const verdict = verifyResponse(received.value, expectations);
  return verdict.ok ? { profile: profileOf(verdict.value) } : { profile: null, code: verdict.rejection.code };
};

/** Everything that is signed. The response's own ID and which signatures there were may differ. */
function profileOf({ responseId: _, signatures: __, encrypted: ___, ...signed }: VerifiedResponse): string {
  return JSON.stringify(signed);
}
