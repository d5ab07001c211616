/** Colours, or none: passed to whatever formats, so that formatting stays pure. */
import { styleText } from 'node:util';

export interface Style {
  readonly title: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly dim: (text: string) => string;
}

const same = (text: string): string => text;

export const plain: Style = { title: same, good: same, bad: same, warn: same, dim: same };

/** Whether colours are wanted is decided by the caller, not by `styleText`. */
const paint =
  (format: Parameters<typeof styleText>[0]) =>
  (text: string): string =>
    styleText(format, text, { validateStream: false });

export const colours: Style = {
  title: paint('bold'),
  good: paint('green'),
  bad: paint(['bold', 'red']),
  warn: paint('yellow'),
  dim: paint('dim'),
};
