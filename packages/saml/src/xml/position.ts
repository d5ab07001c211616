/** Line and column of a byte offset. */
import type { Position } from '../verdict.ts';
import type { XmlElement } from './tree.ts';

/** Columns count bytes of UTF-8, from 1; an offset past the end means the end. */
export function positionAt(octets: string, offset: number): Position {
  const end = Math.min(offset, octets.length);
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < end; i++) {
    if (octets.charCodeAt(i) === 0x0a) {
      line++;
      lineStart = i + 1;
    }
  }
  return { offset: end, line, column: end - lineStart + 1 };
}

/** Where an element begins. */
export const positionOf = (element: XmlElement): Position => positionAt(element.document.octets, element.start);
