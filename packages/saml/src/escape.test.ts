import { describe, expect, it } from 'vitest';
import { attributes, escapeAttribute, escapeText } from './escape.ts';

describe('escaping', () => {
  it('writes content and attribute values as .NET does', () => {
    expect(escapeText(`<a href="x">'&'</a>\r\n\t`)).toBe(`&lt;a href="x"&gt;'&amp;'&lt;/a&gt;&#xD;\n\t`);
    expect(escapeAttribute(`<"'&>\r\n\t`)).toBe(`&lt;&quot;'&amp;&gt;&#xD;&#xA;&#x9;`);
    expect(escapeText('é日😀\u{10ffff}')).toBe('é日😀\u{10ffff}');
  });

  it('throws for what XML cannot carry', () => {
    for (const bad of ['\u0000', '\u0008', '\u001f', '\ufffe', '\uffff', '\ud800', '\udc00x']) {
      expect(() => escapeText(bad)).toThrow(TypeError);
      expect(() => escapeAttribute(bad)).toThrow(TypeError);
    }
  });

  it('leaves out attributes that are null, not those that are empty', () => {
    expect(
      attributes([
        ['a', '1'],
        ['b', null],
        ['c', ''],
      ]),
    ).toBe(' a="1" c=""');
  });
});
