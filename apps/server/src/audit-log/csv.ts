/** CSV after RFC 4180, safe to open in a spreadsheet. */

/** A spreadsheet takes a cell that begins like this for a formula; the wide forms count in some of them. */
const formula = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/** Always quoted. An apostrophe in front makes a text of what would be a formula. */
const cell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** One line, with the line break that RFC 4180 asks for. */
export const csvLine = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`;
