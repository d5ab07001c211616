/** The form that all messages have: greeting, what has happened, what to do, why the person gets this. */
import type { Platform } from '../platform/index.ts';
import { oneLine } from './mail.ts';

interface Content {
  /** The person's name, if it is known. */
  readonly name?: string;
  /** What has happened, in a sentence or two. */
  readonly says: string;
  /** What to do: `{ does: 'Accept the invitation', url }`. */
  readonly link?: { readonly does: string; readonly url: string };
  /** What else is worth knowing, e.g. until when the link works. */
  readonly more?: string;
  /** Why this person gets the message, as a sentence. */
  readonly because: string;
}

/** Plain text. Each part is one paragraph, whatever names it holds. */
export function composeMail({ config }: Pick<Platform, 'config'>, content: Content): string {
  const { name, says, link, more, because } = content;
  const paragraphs = [
    name === undefined || oneLine(name) === '' ? 'Hello,' : `Hello ${oneLine(name)},`,
    oneLine(says),
    ...(link === undefined ? [] : [`${oneLine(link.does)}:\n${link.url}`]),
    ...(more === undefined ? [] : [oneLine(more)]),
    `Why you get this: ${oneLine(because)}`,
    `-- \nLatchkey at ${config.publicUrl}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
