/** The shape of a check: a name that is stable, a title for people, and a function that looks at one thing. */
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

export interface ResponseCheck {
  readonly name: string;
  readonly title: string;
  /** May establish something on the examination that later checks rely on, where its comment says so. */
  readonly run: (examination: Examination) => Finding;
}
