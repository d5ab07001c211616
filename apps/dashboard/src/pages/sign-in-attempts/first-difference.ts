/** Finds where two values differ, so that a person sees it at a glance. */

export interface Difference {
  /** What both begin with. */
  readonly before: string;
  /** The part of each that differs; empty where the other has something more. */
  readonly expected: string;
  readonly received: string;
  /** What both end with, from a boundary on (`/`, `.`, `:` …), so that no word is cut in the middle by chance. */
  readonly after: string;
}

/** `null` when they are equal. Compares code points, never halves of them. */
export function firstDifference(expected: string, received: string): Difference | null {
  if (expected === received) return null;
  const wanted = Array.from(expected);
  const got = Array.from(received);
  let start = 0;
  while (start < wanted.length && start < got.length && wanted[start] === got[start]) start += 1;
  const tail = commonTail(wanted.slice(start), got.slice(start));
  return {
    before: wanted.slice(0, start).join(''),
    expected: wanted.slice(start, wanted.length - tail).join(''),
    received: got.slice(start, got.length - tail).join(''),
    after: wanted.slice(wanted.length - tail).join(''),
  };
}

const isBoundary = (character: string | undefined): boolean =>
  character !== undefined && !/[\p{L}\p{N}]/u.test(character);

/** How many code points both end with, cut back to a boundary. */
function commonTail(wanted: readonly string[], got: readonly string[]): number {
  let length = 0;
  while (length < wanted.length && length < got.length && wanted.at(-1 - length) === got.at(-1 - length)) length += 1;
  while (length > 0 && !isBoundary(wanted[wanted.length - length])) length -= 1;
  return length;
}

/** Of several values that would have been right, the one that begins most like the received one. */
export function closest(expected: readonly string[], received: string): string | null {
  let best: string | null = null;
  let bestLength = -1;
  for (const candidate of expected) {
    const length = firstDifference(candidate, received)?.before.length ?? Number.POSITIVE_INFINITY;
    if (length > bestLength) [best, bestLength] = [candidate, length];
  }
  return best;
}

/** Makes what cannot be seen visible: blanks, line ends, and letters that are not what they look like stay as they are. */
export const visible = (part: string): string =>
  part.replaceAll(' ', '␣').replaceAll('\n', '↵').replaceAll('\t', '⇥').replaceAll('\u00a0', '⍽');
