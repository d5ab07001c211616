import { describe, expect, it } from 'vitest';
import { indentXml } from './indent-xml.ts';

describe('indentXml', () => {
  it('puts one element a line, with its text', () => {
    expect(
      indentXml('<?xml version="1.0"?>\n<a><b x="1>2" y=\'"\'>text</b><c/><d></d><e><f> g </f></e></a>'),
    ).toBe(`<?xml version="1.0"?>
<a>
  <b x="1>2" y='"'>text</b>
  <c/>
  <d></d>
  <e>
    <f>g</f>
  </e>
</a>
`);
  });

  it('lays out anew what was laid out before', () => {
    expect(indentXml('\ufeff<a>\n      <b/>\n</a>\n')).toBe('<a>\n  <b/>\n</a>\n');
  });

  it('keeps comments, CDATA and mixed content', () => {
    expect(indentXml('<a><!-- <b> --><c><![CDATA[<d>]]></c>x<e/>y</a>')).toBe(`<a>
  <!-- <b> -->
  <c><![CDATA[<d>]]></c>
  x
  <e/>
  y
</a>
`);
  });

  it('shows characters that cannot be seen', () => {
    expect(indentXml('<a>\u202e\u009b</a>')).toBe('<a>&#x202e;&#x9b;</a>\n');
  });
});
