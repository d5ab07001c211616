/** Lays well-formed XML out for reading: one element a line, two blanks a level. Not for machines: white space changes. */
import { escapeUnsafe } from '../text/printable.ts';

type Token = { readonly kind: 'open' | 'close' | 'empty' | 'text' | 'other'; readonly text: string };

/** @param xml that the strict parser has accepted. */
export function indentXml(xml: string): string {
  const tokens = tokensOf(xml).filter(({ kind, text }) => kind !== 'text' || text.trim() !== '');
  const lines: string[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'close') depth--;
    const [next, afterNext] = [tokens[i + 1], tokens[i + 2]];
    const indent = '  '.repeat(Math.max(0, depth));
    if (token.kind === 'open' && next?.kind === 'close') {
      lines.push(indent + token.text + next.text);
      i += 1;
    } else if (token.kind === 'open' && next?.kind === 'text' && afterNext?.kind === 'close') {
      lines.push(indent + token.text + next.text.trim() + afterNext.text);
      i += 2;
    } else {
      lines.push(indent + token.text.trim());
      if (token.kind === 'open') depth++;
    }
  }
  return `${escapeUnsafe(lines.join('\n'))}\n`;
}

function tokensOf(xml: string): Token[] {
  const tokens: Token[] = [];
  for (let start = xml.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0; start < xml.length; ) {
    const end = endOfToken(xml, start);
    const text = xml.slice(start, end);
    tokens.push({ kind: kindOf(text), text });
    start = end;
  }
  return tokens;
}

const BYTE_ORDER_MARK = 0xfeff;

function kindOf(text: string): Token['kind'] {
  if (!text.startsWith('<')) return 'text';
  if (text.startsWith('<![CDATA[')) return 'text';
  if (text.startsWith('<!') || text.startsWith('<?')) return 'other';
  if (text.startsWith('</')) return 'close';
  return text.endsWith('/>') ? 'empty' : 'open';
}

function endOfToken(xml: string, start: number): number {
  if (xml.charAt(start) !== '<') return found(xml.indexOf('<', start), 0, xml);
  if (xml.startsWith('<!--', start)) return found(xml.indexOf('-->', start), 3, xml);
  if (xml.startsWith('<![CDATA[', start)) return found(xml.indexOf(']]>', start), 3, xml);
  if (xml.startsWith('<?', start)) return found(xml.indexOf('?>', start), 2, xml);
  return endOfTag(xml, start);
}

const found = (index: number, length: number, xml: string): number => (index < 0 ? xml.length : index + length);

/** A `>` inside quotes does not end the tag. */
function endOfTag(xml: string, start: number): number {
  let quote = '';
  for (let i = start; i < xml.length; i++) {
    const character = xml.charAt(i);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i + 1;
  }
  return xml.length;
}
