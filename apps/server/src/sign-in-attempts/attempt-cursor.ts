/** Where the next page of attempts starts: the last one of the page before. */

export interface AttemptCursor {
  readonly startedAt: number;
  readonly id: string;
}

export const writeCursor = (cursor: AttemptCursor): string => `${cursor.startedAt}.${cursor.id}`;

/** @returns `undefined` when the text is no cursor of ours. */
export function readCursor(text: string): AttemptCursor | undefined {
  const [, startedAt, id] = /^(\d{1,16})\.(att_[a-z0-9]{1,40})$/.exec(text) ?? [];
  return startedAt === undefined || id === undefined ? undefined : { startedAt: Number(startedAt), id };
}
