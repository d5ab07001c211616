/** What outcomes and origins of sign-in attempts are called. */
import type { AttemptOutcome, AttemptSummary } from '@latchkey/contract';
import type { Tone } from '../../components/index.ts';

interface OutcomeWords {
  readonly word: string;
  readonly tone: Tone;
}

export const outcomeWords: Readonly<Record<AttemptOutcome, OutcomeWords>> = {
  started: { word: 'Not back yet', tone: 'waiting' },
  signed_in: { word: 'Signed in', tone: 'good' },
  refused: { word: 'Refused', tone: 'bad' },
  join_offered: { word: 'Asked to join', tone: 'waiting' },
  joined: { word: 'Joined', tone: 'good' },
  join_declined: { word: 'Did not join', tone: 'off' },
  restarted: { word: 'Started afresh', tone: 'off' },
};

// The keys of the record are the outcomes.
export const outcomes = Object.keys(outcomeWords) as AttemptOutcome[];

export const isOutcome = (value: string | null | undefined): value is AttemptOutcome =>
  outcomes.some((outcome) => outcome === value);

export const originWords: Readonly<Record<AttemptSummary['origin'], string>> = {
  sp: 'Begun here',
  idp: 'Begun at the identity provider',
  test: 'Test',
};
