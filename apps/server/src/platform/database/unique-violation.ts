/** Recognises the error of a statement that would have made something twice that must be unique. */

/** PostgreSQL's unique_violation, and SQLite's two kinds. */
const codes: ReadonlySet<unknown> = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && codes.has(error.code);
