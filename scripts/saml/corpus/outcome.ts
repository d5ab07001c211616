/** What became of one case of a corpus. */

export interface Outcome {
  /** `saml` is decided by the package, `identity` by the rules for who a person is, the others by their own functions. */
  readonly part: 'saml' | 'identity' | 'sequence' | 'redirect-logout' | 'post-logout' | 'relay-state' | 'metadata';
  readonly id: string;
  readonly class: string;
  /** `not-covered`: no function that could be asked decides this; it counts neither way. */
  readonly result: 'passed' | 'failed' | 'not-covered';
  /** The code with which it was refused, or `accepted`. */
  readonly given: string;
  /** What is wrong, or why it is not covered; empty where it passed. */
  readonly detail: string;
  readonly milliseconds: number;
}

/** Runs what must not throw. @returns its value, or the error, with the time it took. */
export function timed<T>(run: () => T): { readonly value: T | Error; readonly milliseconds: number } {
  const start = performance.now();
  try {
    return { value: run(), milliseconds: performance.now() - start };
  } catch (thrown) {
    const value = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { value, milliseconds: performance.now() - start };
  }
}
