import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each([
  [['a', 'b'], '"a","b"\r\n'],
  [['say "hi"', 'a,b', 'a\r\nb', ''], '"say ""hi""","a,b","a\r\nb",""\r\n'],
  [['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'], `"'=1+1","'+1","'-1","'@SUM(A1)","'\t=1","'\r=1"\r\n`],
  [['＝1', '＋1', '－1', '＠x', 'a=1', '1-2'], `"'＝1","'＋1","'－1","'＠x","a=1","1-2"\r\n`],
])('%j', (values, line) => {
  expect(csvLine(values)).toBe(line);
});
