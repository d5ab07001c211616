/** Marks a number of milliseconds since the Unix epoch as an {@link Instant}. */
export const instant = (milliseconds) => milliseconds;
export const accept = (value) => ({ ok: true, value });
export const reject = (rejection) => ({ ok: false, rejection });
//# sourceMappingURL=verdict.js.map
