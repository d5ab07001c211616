import { maximumMetadataBytes } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { sizeInWords, uploadFromBytes, uploadFromText } from './read-upload.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('uploadFromBytes', () => {
  it('sends UTF-8 as text, byte order mark included', () => {
    expect(uploadFromBytes(utf8('\ufeff<a>ü</a>'), 'a.xml')).toEqual({
      ok: true,
      upload: { metadata: '\ufeff<a>ü</a>', encoding: 'text', name: 'a.xml', bytes: 12 },
    });
  });

  it('sends other bytes as base64, unchanged', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x3c, 0x00]);
    expect(uploadFromBytes(utf16, 'a.xml')).toMatchObject({ upload: { metadata: '//48AA==', encoding: 'base64' } });
  });

  it('encodes more than one piece without loss', () => {
    const bytes = new Uint8Array(20_001).fill(0x80);
    const result = uploadFromBytes(bytes, 'a.cer');
    expect(result.ok && Buffer.from(result.upload.metadata, 'base64').equals(Buffer.from(bytes))).toBe(true);
  });

  it('refuses nothing and too much, the limit itself is fine', () => {
    expect(uploadFromBytes(new Uint8Array(0), 'a')).toEqual({
      ok: false,
      problem: 'The file is empty. Download it again.',
    });
    expect(uploadFromBytes(new Uint8Array(maximumMetadataBytes + 1), 'a')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('at most 2 MB'),
    });
    expect(uploadFromBytes(new Uint8Array(maximumMetadataBytes).fill(32), 'a').ok).toBe(true);
  });
});

describe('uploadFromText', () => {
  it('counts bytes, not letters', () => {
    expect(uploadFromText('ü')).toMatchObject({ upload: { bytes: 2, name: null } });
    expect(uploadFromText('ü'.repeat(maximumMetadataBytes / 2 + 1)).ok).toBe(false);
  });
});

it('sizeInWords', () => {
  expect([0, 999, 17_800, 2_000_000].map(sizeInWords)).toEqual(['0 bytes', '999 bytes', '17.8 KB', '2 MB']);
});
