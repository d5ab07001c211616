import { instant } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { paragraphs, table, wrap } from './blocks.ts';
import { escapeUnsafe, printable, printableJson } from './printable.ts';
import { distance, isoTime, timeWithDistance } from './times.ts';

const now = instant(Date.parse('2026-12-07T09:30:00Z'));
const after = (seconds: number) => distance(instant(now + seconds * 1000), now);

describe('distance', () => {
  it.each([
    [0, 'now'],
    [0.9, 'now'],
    [1, 'in 1 second'],
    [-119, '119 seconds ago'],
    [120, 'in 2 minutes'],
    [-3600, '60 minutes ago'],
    [7200, 'in 2 hours'],
    [-86_400 * 2, '2 days ago'],
    [86_400 * 90, 'in 2 months'],
    [86_400 * 365 * 3, 'in 2 years'],
  ])('%d seconds: %s', (seconds, text) => expect(after(seconds)).toBe(text));

  it('stands beside the time', () => {
    expect(timeWithDistance(instant(now - 61_000), now)).toBe('2026-12-07 09:28:59 UTC (61 seconds ago)');
    expect(isoTime(now)).toBe('2026-12-07T09:30:00.000Z');
    expect(isoTime(null)).toBeNull();
  });
});

describe('printable', () => {
  it('shows what would move the cursor or turn the line around', () => {
    expect(printable('a\u001b[31mb\nc\u009bd\u202ee\u200bf')).toBe('a\\u001b[31mb\\u000ac\\u009bd\\u202ee\\u200bf');
    expect(printable('Zoë 日本 🙂')).toBe('Zoë 日本 🙂');
  });

  it('cuts what is long, and says so', () => {
    expect(printable('x'.repeat(12), 10)).toBe(`${'x'.repeat(10)}… (12 characters)`);
  });

  it('keeps JSON the same value and XML the same document', () => {
    const value = { name: 'a\u009b\u202e"\n' };
    expect(printableJson(value)).toBe('{\n  "name": "a\\u009b\\u202e\\"\\n"\n}');
    expect(JSON.parse(printableJson(value))).toEqual(value);
    expect(escapeUnsafe('<a b="\u009b">\n\t\u202e</a>')).toBe('<a b="&#x9b;">\n\t&#x202e;</a>');
  });
});

describe('blocks', () => {
  it('put values in a column and leave out what is absent', () => {
    expect(
      table([
        ['A', '1'],
        ['Gone', null],
        ['Long', ['2', '3']],
        ['None', []],
      ]),
    ).toEqual(['  A     1', '  Long  2', '        3']);
  });

  it('wrap at blanks; a word that is too long stays whole', () => {
    expect(wrap('one two three', 2, 9)).toEqual(['  one two', '  three']);
    expect(wrap('https://example.com/long', 0, 9)).toEqual(['https://example.com/long']);
    expect(paragraphs([['A', `${'word '.repeat(19)}word`]])).toEqual([`  A  ${'word '.repeat(18)}word`, '     word']);
  });
});
