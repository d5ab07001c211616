/** Lines of labels and values, and paragraphs that fit a terminal. */

const WIDTH = 100;

/** A label and its value; rows whose value is `null` are left out. Further values stand below the first. */
export type Row = readonly [label: string, value: string | readonly string[] | null];

/** Labels in one column, values in the next. */
export function table(rows: readonly Row[], indent = 2): string[] {
  const shown = rows.filter(([, value]) => value !== null && value.length > 0);
  const width = Math.max(0, ...shown.map(([label]) => label.length)) + 2;
  return shown.flatMap(([label, value]) => {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    return values.map((text, index) => `${' '.repeat(indent)}${(index === 0 ? label : '').padEnd(width)}${text}`);
  });
}

/** Breaks a paragraph into lines at blanks. */
export function wrap(text: string, indent = 0, width = WIDTH): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one);
}

/** Like {@link table}, with values that are sentences: they are wrapped beside their labels. */
export function paragraphs(rows: readonly Row[]): string[] {
  const shown = rows.filter(([, value]) => value !== null && value.length > 0);
  const indent = Math.max(0, ...shown.map(([label]) => label.length)) + 4;
  return table(
    shown.map(([label, value]): Row => {
      const texts = typeof value === 'string' ? [value] : (value ?? []);
      return [label, texts.flatMap((text) => wrap(text, 0, WIDTH - indent))];
    }),
  );
}

export const page = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
