/** The way an attempt went: the checks of the SAML core between those of the sign-in rules, in the order in which they are made. */
import { type Check, type CheckOutcome, responseChecks } from '@latchkey/saml';
import type { AttemptCheck } from '../sign-in-attempts/index.ts';

/** Made before the response is verified. */
const before = [{ name: 'request', title: 'Answers an open request of ours' }] as const;
/** Made once it is verified. */
const after = [
  { name: 'assertion_unused', title: 'Assertion is used for the first time' },
  { name: 'same_browser', title: 'Came back in the browser that began' },
  { name: 'person', title: 'Person may enter the account' },
] as const;

type OwnCheck = (typeof before)[number]['name'] | (typeof after)[number]['name'];

interface Finding {
  readonly outcome: CheckOutcome;
  readonly evidence?: string;
}

export type Findings = { readonly [Name in OwnCheck]?: Finding };

/** What has not been looked at is `not_reached`. @param saml empty when verification was not reached. */
export function writeTrace(saml: readonly Check[], findings: Findings): AttemptCheck[] {
  const own = ({ name, title }: (typeof before)[number] | (typeof after)[number]): AttemptCheck => ({
    name,
    title,
    outcome: findings[name]?.outcome ?? 'not_reached',
    evidence: findings[name]?.evidence ?? null,
  });
  const core = responseChecks.map(({ name, title }): AttemptCheck => {
    const made = saml.find((check) => check.name === name);
    return { name, title, outcome: made?.outcome ?? 'not_reached', evidence: made?.evidence ?? null };
  });
  return [...before.map(own), ...core, ...after.map(own)];
}

/** A trace with what has been found out since. */
export function continueTrace(trace: readonly AttemptCheck[], findings: Findings): AttemptCheck[] {
  const found: Readonly<Record<string, Finding | undefined>> = findings;
  return trace.map((check) => {
    const finding = found[check.name];
    return finding === undefined
      ? check
      : { ...check, outcome: finding.outcome, evidence: finding.evidence ?? check.evidence };
  });
}
