/** Runs a whole corpus. */
import type { Corpus } from './corpus.ts';
import { judgeMetadata, judgeRelayStates } from './judge-extras.ts';
import { judgeLogouts } from './judge-logout.ts';
import { judgeResponse } from './judge-response.ts';
import { judgeSequence } from './judge-sequence.ts';
import type { Outcome } from './outcome.ts';
import { settingsOf } from './service-provider.ts';

export function runCorpus(corpus: Corpus): Outcome[] {
  const settings = settingsOf(corpus);
  const { index, extras } = corpus;
  const outcomes = index.vectors.map((vector) => judgeResponse(corpus, settings, vector));
  for (const sequence of index.sequences ?? []) outcomes.push(judgeSequence(corpus, settings, sequence));
  if (extras === null) return outcomes;
  return [
    ...outcomes,
    ...judgeLogouts(corpus, settings, extras),
    ...judgeRelayStates(extras),
    ...judgeMetadata(corpus, settings, extras),
  ];
}

/** The lines of a report: every mismatch, what was not covered, sums by part, and the result. */
export function reportLines(outcomes: readonly Outcome[], isVerbose: boolean): string[] {
  const lines: string[] = [];
  const listed = outcomes.filter(({ result }) => isVerbose || result !== 'passed');
  for (const { part, id, class: kind, result, given, detail } of listed) {
    const where = part === 'saml' ? kind : part === 'identity' ? 'identity layer' : part;
    lines.push(`${result.toUpperCase()}  ${where}  ${id}  [${given}]  ${detail}`.trimEnd());
  }
  const count = (result: Outcome['result'], part?: Outcome['part']): number =>
    outcomes.filter((one) => one.result === result && (part === undefined || one.part === part)).length;
  for (const part of new Set(outcomes.map((one) => one.part))) {
    const name = part === 'identity' ? 'identity layer' : part;
    lines.push(
      `${name}: ${count('passed', part)} passed, ${count('failed', part)} failed, ${count('not-covered', part)} not covered`,
    );
  }
  const slowest = outcomes.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  lines.push(`slowest: ${slowest.id}, ${slowest.milliseconds.toFixed(1)} ms; ${count('not-covered')} not covered`);
  lines.push(`${count('passed')} passed, ${count('failed')} failed`);
  return lines;
}
