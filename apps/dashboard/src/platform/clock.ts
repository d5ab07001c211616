/** The browser's clock: the only place that reads the time. */

/** Now, in milliseconds since the Unix epoch. */
export const now = (): number => Date.now();
