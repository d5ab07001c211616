/** A condition: a column contains a text, whatever the case of its letters. What people type is never a pattern. */
import { type RawBuilder, sql } from 'kysely';

/** @param column e.g. `mails.subject`; from code, never from input. */
export function containsText(column: string, text: string): RawBuilder<boolean> {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}
