import { describe, expect, it } from 'vitest';
import { type Canonicalization, canonicalize, childOf, parseXml, type XmlElement } from './index.ts';

function root(text: string): XmlElement {
  const verdict = parseXml(new TextEncoder().encode(text));
  if (!verdict.ok) throw new Error(`${verdict.rejection.code}: ${verdict.rejection.message}`);
  return verdict.value;
}

const canonical = (element: XmlElement, how: Canonicalization): string =>
  new TextDecoder().decode(canonicalize(element, how));
const exclusive = (element: XmlElement, inclusivePrefixes: readonly string[] = []): string =>
  canonical(element, { mode: 'exclusive', inclusivePrefixes });
const inclusive = (element: XmlElement): string => canonical(element, { mode: 'inclusive' });

describe('Canonical XML 1.0, section 3', () => {
  it('3.1: what is outside the document element goes, comments too', () => {
    expect(
      inclusive(
        root('<?xml version="1.0"?>\n\n<?xml-stylesheet   href="doc.xsl"?>\n\n<doc>Hello<b/></doc>\n\n<!-- 2 -->'),
      ),
    ).toBe('<doc>Hello<b></b></doc>');
  });

  it('3.2: white space in content stays', () => {
    const text =
      '<doc>\n   <clean>   </clean>\n   <dirty>   A   B   </dirty>\n   <mixed>\n      A\n      <clean>   </clean>\n   </mixed>\n</doc>';
    expect(inclusive(root(text))).toBe(text);
    expect(exclusive(root(text))).toBe(text);
  });

  it('3.3: start and end tags', () => {
    const text = `<doc>
   <e1   />
   <e2   ></e2>
   <e3   name = "elem3"   key="elem3"   />
   <e4   name="elem4"   key="elem4"   ></e4 >
   <e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm"
      xmlns:b="http://www.ietf.org"
      xmlns:a="http://www.w3.org"
      xmlns="http://example.org"/>
   <e6 xmlns="" xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="" xmlns:a="http://www.w3.org">
            <e9 xmlns="" xmlns:a="http://www.ietf.org"/>
         </e8>
      </e7>
   </e6>
</doc>`;
    expect(inclusive(root(text))).toBe(
      `<doc>
   <e1></e1>
   <e2></e2>
   <e3 key="elem3" name="elem3"></e3>
   <e4 key="elem4" name="elem4"></e4>
   <e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>
   <e6 xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="">
            <e9 xmlns:a="http://www.ietf.org"></e9>
         </e8>
      </e7>
   </e6>
</doc>`,
    );
  });

  it('3.4: characters and references', () => {
    const text =
      '<doc>\r\n   <text>First line&#x0d;&#10;Second line</text>\r\n   <value>&#x32;</value>\n' +
      '   <compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>\n' +
      '   <compute expr=\'value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"\'>valid</compute>\n' +
      "   <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>\n</doc>";
    expect(inclusive(root(text))).toBe(
      '<doc>\n   <text>First line&#xD;\nSecond line</text>\n   <value>2</value>\n' +
        '   <compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>\n' +
        '   <compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>\n' +
        '   <norm attr=" \'    &#xD;&#xA;&#x9;   \' "></norm>\n</doc>',
    );
  });

  it('3.6: UTF-8', () => {
    expect(inclusive(root('<doc>&#169;</doc>'))).toBe('<doc>©</doc>');
  });

  it('2.4: a subtree inherits xml: attributes in the inclusive form only', () => {
    const document = root('<a xml:lang="en" xml:space="preserve" xmlns:p="urn:p"><b xml:lang="de" c=""/></a>');
    const b = document.firstChild;
    if (b === null) throw new Error('no b');
    expect(inclusive(b)).toBe('<b xmlns:p="urn:p" c="" xml:lang="de" xml:space="preserve"></b>');
    expect(exclusive(b)).toBe('<b c="" xml:lang="de"></b>');
  });
});

describe('Exclusive XML Canonicalization', () => {
  const elem2 = (text: string): XmlElement => {
    const found = childOf(root(text), 'http://example.net', 'elem2');
    if (found === null) throw new Error('no elem2');
    return found;
  };

  it('2.2: an enveloped element has the same form wherever it stands', () => {
    const first = `<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2></n0:local>`;
    const second = `<n2:pdu xmlns:n1="http://example.com" xmlns:n2="http://foo.example" xml:lang="fr" xml:space="retain"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2></n2:pdu>`;
    const expected =
      '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>';
    expect(exclusive(elem2(first))).toBe(expected);
    expect(exclusive(elem2(second))).toBe(expected);
    expect(inclusive(elem2(second))).toBe(
      '<n1:elem2 xmlns:n1="http://example.net" xmlns:n2="http://foo.example" xml:lang="en" xml:space="retain"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>',
    );
  });

  it('declares what is visibly used, where it is used, and again where it was changed', () => {
    const text =
      '<a xmlns="urn:d" xmlns:p="urn:p"><p:b p:c=""/><p:b xmlns:p="urn:q"><d xmlns=""><e xmlns="urn:d"/></d></p:b></a>';
    expect(exclusive(root(text))).toBe(
      '<a xmlns="urn:d"><p:b xmlns:p="urn:p" p:c=""></p:b><p:b xmlns:p="urn:q"><d xmlns=""><e xmlns="urn:d"></e></d></p:b></a>',
    );
  });

  it('treats the prefixes of the list as the inclusive form does', () => {
    const text =
      '<o xmlns="urn:o" xmlns:x="urn:x" xmlns:y="urn:y"><p:i xmlns:p="urn:p"><p:j xmlns:x="urn:z"/></p:i></o>';
    const inner = childOf(root(text), 'urn:p', 'i');
    if (inner === null) throw new Error('no i');
    expect(exclusive(inner)).toBe('<p:i xmlns:p="urn:p"><p:j></p:j></p:i>');
    expect(exclusive(inner, ['x'])).toBe('<p:i xmlns:p="urn:p" xmlns:x="urn:x"><p:j xmlns:x="urn:z"></p:j></p:i>');
    expect(exclusive(inner, ['#default', 'none'])).toBe('<p:i xmlns="urn:o" xmlns:p="urn:p"><p:j></p:j></p:i>');
  });

  it('writes a default namespace that is taken back once, whether the list has it or not', () => {
    const text = '<a xmlns="urn:d"><b xmlns="" xmlns:p="urn:p"><c/></b></a>';
    const expected = '<a xmlns="urn:d"><b xmlns=""><c></c></b></a>';
    expect(exclusive(root(text))).toBe(expected);
    expect(exclusive(root(text), ['#default'])).toBe(expected);
  });

  it('leaves a tag as it is only where its declarations are those that belong there', () => {
    const xml = 'xmlns:xml="http://www.w3.org/XML/1998/namespace"';
    const cases = [
      ['<p:a xmlns:p="urn:p" b=""><p:c d=""/></p:a>', '<p:a xmlns:p="urn:p" b=""><p:c d=""></p:c></p:a>'],
      ['<p:a b="" xmlns:p="urn:p"></p:a>', '<p:a xmlns:p="urn:p" b=""></p:a>'],
      ['<p:a xmlns:p="urn:p" xmlns="urn:d"><b/></p:a>', '<p:a xmlns:p="urn:p"><b xmlns="urn:d"></b></p:a>'],
      ['<a xmlns="urn:d"><b xmlns="urn:d"></b></a>', '<a xmlns="urn:d"><b></b></a>'],
      ['<a xmlns:p="urn:p"><p:b></p:b></a>', '<a><p:b xmlns:p="urn:p"></p:b></a>'],
      [`<a xmlns:p="urn:p"><p:b ${xml}></p:b></a>`, '<a><p:b xmlns:p="urn:p"></p:b></a>'],
      [`<p:a xmlns:p="urn:p"><p:b ${xml}></p:b></p:a>`, '<p:a xmlns:p="urn:p"><p:b></p:b></p:a>'],
    ];
    for (const [text = '', expected] of cases) expect(exclusive(root(text)), text).toBe(expected);
  });

  it('leaves one element out and keeps all that stands around it', () => {
    const document = root('<a> <!-- c --> <s>x</s> <b/></a>');
    expect(canonical(document, { mode: 'exclusive', omit: document.firstChild })).toBe('<a>   <b></b></a>');
  });

  it('sorts attributes by namespace and code point, not by UTF-16', () => {
    expect(exclusive(root('<a xmlns:z="urn:1" xmlns:y="urn:2" y:a="" z:b="" 𐀀="" ﷰ="" b=""/>'))).toBe(
      '<a xmlns:y="urn:2" xmlns:z="urn:1" b="" ﷰ="" 𐀀="" z:b="" y:a=""></a>',
    );
  });
});
