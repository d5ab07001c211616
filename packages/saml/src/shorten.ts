/** Keeps evidence readable: what a message says may be megabytes long. */
export function shorten(text: string, length = 200): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
