/** Presents a refusal: what it means, what was found, and what to change. */
import { type Explanation, explainEntraError, explainRejection, type Fix } from '@latchkey/contract';
import type { Rejection } from '@latchkey/saml';
import { paragraphs, type Row } from '../text/blocks.ts';
import { printable } from '../text/printable.ts';
import type { Style } from '../text/style.ts';

const MAX_VALUES = 6;

/** Lines of text. */
export function refusalLines(rejection: Rejection, style: Style): string[] {
  const explanation = explainRejection(rejection);
  const { expected = [], received = [], facts = {}, position } = rejection;
  const compared = explanation.compares === null ? '' : ` ${explanation.compares}`;
  return [
    `${style.bad('Refused')}: ${explanation.headline} ${style.dim(`(${rejection.code})`)}`,
    '',
    ...paragraphs([
      ['Why', explanation.why],
      ['Found', printable(rejection.message)],
      [`Expected${compared}`, values(expected)],
      [`Received${compared}`, values(received)],
      ...Object.entries(facts).map(([name, fact]): Row => [wordsOf(name), printableLines(String(fact))]),
      ['Where', position === undefined ? null : `line ${position.line}, column ${position.column} of the XML`],
      ['Fix in Entra', fixOf(explanation.entra)],
      ['Fix in Latchkey', fixOf(explanation.latchkey)],
    ]),
  ];
}

/** The same for scripts. */
export const refusalJson = (rejection: Rejection): { rejection: Rejection; explanation: Explanation } => ({
  rejection,
  explanation: explainRejection(rejection),
});

/** What Microsoft's error number in a text means, where it is a known one. */
export function entraRows(text: string): Row[] {
  const error = explainEntraError(text);
  if (error === null) return [];
  return [[error.code, [error.meaning, ...(error.path === null ? [] : [error.path.join(' > ')]), error.fix]]];
}

/** A text of several lines, such as a status message of Entra. */
export const printableLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .slice(0, MAX_VALUES)
    .map((line) => printable(line));

function values(texts: readonly string[]): readonly string[] {
  const more = texts.length - MAX_VALUES;
  return [...texts.slice(0, MAX_VALUES).map((text) => printable(text)), ...(more > 0 ? [`and ${more} more`] : [])];
}

const fixOf = (fix: Fix | null): readonly string[] | null => (fix === null ? null : [fix.path.join(' > '), fix.action]);

/** `lateBySeconds` becomes `Late by seconds`. */
function wordsOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
