/** Compares what was decided about one message with what the corpus expects. */
import type { VerifiedResponse } from '@latchkey/saml';
import type { Corpus, ExpectedProfile, Vector } from './corpus.ts';
import { judgeIdentity } from './judge-identity.ts';
import { type Outcome, timed } from './outcome.ts';
import { ServiceProvider, type Settings } from './service-provider.ts';

export function judgeResponse(corpus: Corpus, settings: Settings, vector: Vector): Outcome {
  const field = corpus.fieldOf(vector);
  const { value: decision, milliseconds } = timed(() => new ServiceProvider(settings).receive(field));
  const { id, class: kind } = vector;
  const outcome = (result: Outcome['result'], given: string, detail = ''): Outcome => ({
    part: vector.layer === 'policy' ? 'identity' : 'saml',
    id,
    class: kind,
    result,
    given,
    detail,
    milliseconds,
  });
  if (decision instanceof Error) return outcome('failed', 'threw', `threw ${decision.stack ?? decision.message}`);
  const limit = vector.timeLimitMs ?? Number.POSITIVE_INFINITY;
  if (milliseconds > limit) return outcome('failed', 'slow', `took ${Math.round(milliseconds)} ms, more than ${limit}`);
  if (!decision.ok) {
    const wrong = vector.expect === 'accept' || vector.layer === 'policy';
    return wrong ? outcome('failed', decision.code, `refused: ${decision.message}`) : outcome('passed', decision.code);
  }
  if (vector.layer === 'policy') {
    const judged = judgeIdentity(decision.value, vector, corpus.index.policy?.verifiedEmailDomains ?? null);
    return outcome(judged.result, judged.given, judged.detail);
  }
  if (vector.expect === 'reject') {
    return outcome(
      'failed',
      'accepted',
      `accepted as ${decision.value.nameId.value}${forgery(decision.value, vector)}`,
    );
  }
  const differences = vector.expected === undefined ? [] : differencesOf(vector.expected, decision.value);
  return differences.length === 0
    ? outcome('passed', 'accepted')
    : outcome('failed', 'accepted', differences.join('; '));
}

function forgery({ nameId, attributes }: VerifiedResponse, { forged = [] }: Vector): string {
  const values = [nameId.value, ...attributes.flatMap((attribute) => attribute.values)];
  const found = forged.filter((value) => values.includes(value));
  return found.length === 0 ? '' : `, FORGED: ${found.join(', ')}`;
}

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** What was read otherwise than expected, one phrase each. */
export function differencesOf(expected: ExpectedProfile, value: VerifiedResponse): string[] {
  const found: string[] = [];
  const compare = (what: string, wanted: string | null | undefined, got: string | null): void => {
    if (wanted !== undefined && (wanted ?? '') !== (got ?? ''))
      found.push(`${what} ${quote(got)}, not ${quote(wanted)}`);
  };
  compare('issuer', expected.issuer, value.issuer);
  compare('NameID', expected.nameId, value.nameId.value);
  // An absent format means this one (Core 2.2.2).
  compare('format', expected.nameIdFormat === null ? unspecified : expected.nameIdFormat, value.nameId.format);
  compare('SessionIndex', expected.sessionIndex, value.sessionIndex);
  for (const { name, values } of expected.attributes) {
    const got = value.attributes
      .filter((attribute) => attribute.name === name)
      .flatMap((attribute) => attribute.values);
    compare(name, plain(values), plain(got));
  }
  const names = expected.attributes.map(({ name }) => name);
  const others = value.attributes.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  if (others.length > 0) found.push(`also ${others.join(', ')}`);
  return found;
}

/** A value that is empty or nil may be there or not: nothing hangs on it. */
const plain = (values: readonly (string | null)[]): string =>
  JSON.stringify(values.every((value) => (value ?? '') === '') ? [] : values.map((value) => value ?? ''));

const quote = (text: string | null): string => JSON.stringify(text).slice(0, 120);
