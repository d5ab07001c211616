/** What the search finds. */

export interface SearchHit {
  readonly id: string;
  readonly name: string;
  /** e.g. `page`, `member`. */
  readonly kind: string;
  /** A path of the dashboard. */
  readonly href: string;
  /** The words that it is found by. */
  readonly words: string;
}

/** Every word of the search must occur, in any order; capitals and accents do not matter. */
export function matches(hit: SearchHit, search: string): boolean {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain(hit.words);
  return plain(search)
    .split(/\s+/)
    .every((word) => words.includes(word));
}
