/** Compares runs of bytes four at a time. */

/** Whether `length` bytes at `a` and at `b` are the same; both runs lie within their arrays, `words` being the same memory. */
export function sameBytes(
  aBytes: Uint8Array,
  aWords: DataView,
  a: number,
  bBytes: Uint8Array,
  bWords: DataView,
  b: number,
  length: number,
): boolean {
  if (length < 4) {
    for (let i = 0; i < length; i++) if (aBytes[a + i] !== bBytes[b + i]) return false;
    return true;
  }
  // The last four may overlap with those before them, so that nothing is left over.
  const last = length - 4;
  for (let i = 0; i < last; i += 4) if (aWords.getInt32(a + i, true) !== bWords.getInt32(b + i, true)) return false;
  return aWords.getInt32(a + last, true) === bWords.getInt32(b + last, true);
}
