/** Damage to the bytes of the document and to the form field around them. */
import type { ByteOperation, FieldOperation } from './operation.ts';
import type { Random } from './random.ts';

const insertions = ['\0', '\ufeff', ']]>', '-->', '<', '>', '&', '"', "'", '/', '<a>', '</a>', ' '].map((text) =>
  Buffer.from(text),
);
/** Overlong, lone and broken sequences of UTF-8. */
const brokenUtf8 = [
  [0xff],
  [0xc0, 0xbc],
  [0xe0, 0x80, 0xbc],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x80],
  [0xef, 0xbf],
].map((bytes) => Buffer.from(bytes));

const splice = (bytes: Buffer, start: number, end: number, middle: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, start), middle, bytes.subarray(end)]);

export const byteOperations: readonly ByteOperation[] = [
  {
    name: 'bit flipped',
    apply(bytes, random) {
      const copy = Buffer.from(bytes);
      const at = random.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
      return copy;
    },
  },
  {
    name: 'bytes removed',
    apply(bytes, random) {
      const start = random.below(bytes.length);
      return splice(bytes, start, start + 1 + random.below(40), Buffer.alloc(0));
    },
  },
  {
    name: 'bytes repeated',
    apply(bytes, random) {
      const start = random.below(bytes.length);
      return splice(bytes, start, start, bytes.subarray(start, start + 1 + random.below(400)));
    },
  },
  {
    name: 'bytes inserted',
    apply(bytes, random) {
      const at = random.below(bytes.length + 1);
      return splice(bytes, at, at, random.pick(random.chance(0.6) ? insertions : brokenUtf8));
    },
  },
  {
    name: 'cut off',
    apply: (bytes, random) => bytes.subarray(0, bytes.length - 1 - random.below(random.pick([60, bytes.length]))),
  },
  {
    name: 'two blocks exchanged',
    apply(bytes, random) {
      const [a, b, c] = [random.below(bytes.length), random.below(bytes.length), random.below(bytes.length)].sort(
        (x, y) => x - y,
      );
      return Buffer.concat([bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c)]);
    },
  },
  {
    name: 'encoded otherwise',
    apply(bytes, random) {
      const text = bytes.toString('utf8');
      const utf16 = Buffer.from(text, 'utf16le');
      return random.pick([
        () => utf16,
        () => Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
        () => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
        () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
        () => Buffer.from(text.replaceAll('\n', '\r\n')),
        () => Buffer.from(text, 'latin1'),
      ])();
    },
  },
];

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \n%';

const changeAt = (field: string, random: Random, change: (character: string) => string): string => {
  const at = random.below(field.length);
  return field.slice(0, at) + change(field.charAt(at)) + field.slice(at + 1);
};

export const fieldOperations: readonly FieldOperation[] = [
  {
    name: 'base64 character changed',
    apply: (field, random) => changeAt(field, random, () => random.pick([...alphabet])),
  },
  {
    name: 'base64 character added',
    apply: (field, random) => changeAt(field, random, (c) => c + random.pick([...alphabet])),
  },
  { name: 'base64 character removed', apply: (field, random) => changeAt(field, random, () => '') },
  {
    name: 'base64 wrapped',
    apply: (field, random) => field.replace(/.{76}/g, `$&${random.pick(['\n', '\r\n', ' ', '\t'])}`),
  },
  { name: 'base64 padding', apply: (field, random) => field.replace(/=*$/, random.pick(['', '=', '==', '===', '=z'])) },
  { name: 'base64 for addresses', apply: (field) => field.replaceAll('+', '-').replaceAll('/', '_') },
  { name: 'base64 twice', apply: (field) => Buffer.from(field).toString('base64') },
  { name: 'two fields in one', apply: (field) => field + field },
  { name: 'percent-encoded', apply: (field) => encodeURIComponent(field) },
  {
    name: 'last bits of base64',
    apply: (field) => field.replace(/[A-Za-z0-9+/](?==)/, (c) => String.fromCharCode(c.charCodeAt(0) + 1)),
  },
];
