import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  childOf,
  childrenOf,
  hasText,
  metadataLimits,
  parseXml,
  textOf,
  type XmlElement,
} from './index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function parsed(text: string): XmlElement {
  const verdict = parseXml(bytes(text));
  if (!verdict.ok) throw new Error(`${verdict.rejection.code}: ${verdict.rejection.message}`);
  return verdict.value;
}

function refusal(text: string | Uint8Array) {
  const verdict = parseXml(typeof text === 'string' ? bytes(text) : text);
  return verdict.ok ? 'accepted' : verdict.rejection.code;
}

describe('what is refused', () => {
  it.each([
    [
      'XML_NOT_WELL_FORMED',
      ['', ' ', 'text', '<', '<a', '<a>', '<a></b>', '</a>', '<a/><b/>', '<a/>x', 'x<a/>', '<a></a >x'],
    ],
    [
      'XML_NOT_WELL_FORMED',
      ['<1a/>', '<a b/>', '<a b=c/>', '<a b="1"c="2"/>', '<a b="<"/>', '<a b="1" b="2"/>', '<a / >', '< a/>'],
    ],
    ['XML_NOT_WELL_FORMED', ['<a:b/>', '<a b:c="1"/>', '<:a/>', '<a:/>', '<a:b:c xmlns:a="urn:a"/>', '<xmlns:a/>']],
    [
      'XML_NOT_WELL_FORMED',
      ['<a xmlns:p=""/>', '<a xmlns:xmlns="urn:a"/>', '<a xmlns:xml="urn:a"/>', '<a xmlns="relative"/>'],
    ],
    [
      'XML_NOT_WELL_FORMED',
      ['<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', '<a xmlns="http://www.w3.org/2000/xmlns/"/>'],
    ],
    [
      'XML_NOT_WELL_FORMED',
      ['<a xmlns:p="urn:a" xmlns:p="urn:a"/>', '<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="" q:b=""/>'],
    ],
    [
      'XML_NOT_WELL_FORMED',
      ['<a>\u0001</a>', '<a>\u0000</a>', '<a b="\u0008"/>', '<a>\uffff</a>', '<a b="\ufffe"/>', '<!--\u0001--><a/>'],
    ],
    [
      'XML_NOT_WELL_FORMED',
      ['<a>&#0;</a>', '<a>&#xD800;</a>', '<a>&#x110000;</a>', '<a>&#xFFFE;</a>', '<a>&#;</a>', '<a>&#x;</a>'],
    ],
    ['XML_NOT_WELL_FORMED', ['<a>&</a>', '<a>&amp</a>', '<a>&#65</a>', '<a>&#X41;</a>', '<a>&#-1;</a>', '<a b="&"/>']],
    [
      'XML_NOT_WELL_FORMED',
      ['<a>]]></a>', '<a><!-- -- --></a>', '<a><!-- ---></a>', '<a><!-- </a>', '<a><![CDATA[</a>', '<a><!x></a>'],
    ],
    [
      'XML_NOT_WELL_FORMED',
      [' <?xml version="1.0"?><a/>', '<?xml version="1.1"?><a/>', '<?xml?><a/>', '<?xml encoding="utf-8"?><a/>', '<?x'],
    ],
    ['XML_ENTITY_FORBIDDEN', ['<a>&x;</a>', '<a b="&nbsp;"/>', '<a>&AMP;</a>', '<a>&am p;</a>']],
    [
      'XML_DTD_FORBIDDEN',
      ['<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '<a><!DOCTYPE a></a>', '<a/><!DOCTYPE a>'],
    ],
    ['XML_PROCESSING_INSTRUCTION_FORBIDDEN', ['<a><?p x?></a>', '<a>text<?p?></a>', '<a><b/><?p?></a>']],
    [
      'XML_COMMENT_IN_VALUE',
      ['<a>x<!---->y</a>', '<a><!-- -->x</a>', '<a>x<!-- --></a>', '<a><!-- --><![CDATA[x]]></a>'],
    ],
    [
      'XML_CDATA_SPLITS_VALUE',
      ['<a>x<![CDATA[y]]></a>', '<a><![CDATA[x]]>y</a>', '<a><![CDATA[x]]><![CDATA[y]]></a>', '<a> <![CDATA[x]]></a>'],
    ],
    [
      'XML_DUPLICATE_ID',
      [
        '<a ID="x"><b ID="x"/></a>',
        '<a ID="x"><b Id="x"/></a>',
        '<a ID="x"><b id="&#x78;"/></a>',
        '<a ID="x"><b xml:id="x"/></a>',
      ],
    ],
    [
      'XML_ENCODING_UNSUPPORTED',
      ['<?xml version="1.0" encoding="UTF-16"?><a/>', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ],
  ])('%s: %j', (code, documents) => {
    for (const document of documents) expect(refusal(document), document).toBe(code);
  });

  it('other encodings and invalid UTF-8', () => {
    const utf16 = Buffer.from('\ufeff<a/>', 'utf16le');
    expect(refusal(utf16)).toBe('XML_ENCODING_UNSUPPORTED');
    expect(refusal(utf16.subarray(2))).toBe('XML_ENCODING_UNSUPPORTED');
    expect(refusal(utf16.swap16())).toBe('XML_ENCODING_UNSUPPORTED');
    for (const sequence of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82], [0x80]]) {
      const document = Buffer.concat([Buffer.from('<a>é'), Buffer.from(sequence), Buffer.from('</a>')]);
      const verdict = parseXml(document);
      expect(verdict.ok).toBe(false);
      if (!verdict.ok)
        expect(verdict.rejection).toMatchObject({ code: 'XML_ENCODING_UNSUPPORTED', position: { offset: 5 } });
    }
  });

  it('says where', () => {
    const verdict = parseXml(bytes('<a>\n  <b>\r\n é&x;</b></a>'));
    expect(verdict).toMatchObject({ ok: false, rejection: { position: { offset: 14, line: 3, column: 4 } } });
  });

  it('documents that are too large, too deep or too full', () => {
    expect(refusal(`<a>${' '.repeat(512 * 1024)}</a>`)).toBe('MESSAGE_TOO_LARGE');
    expect(refusal(`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`)).toBe('XML_TOO_DEEP');
    expect(refusal(`${'<a>'.repeat(64)}${'</a>'.repeat(64)}`)).toBe('accepted');
    const attributes = (count: number) => Array.from({ length: count }, (_, i) => ` b${i}=""`).join('');
    expect(refusal(`<a${attributes(65)}/>`)).toBe('XML_TOO_MANY_NODES');
    expect(refusal(`<a${attributes(64)}/>`)).toBe('accepted');
    expect(refusal(`<a>${'<b/>'.repeat(19_999)}</a>`)).toBe('accepted');
    expect(refusal(`<a>${'<b/>'.repeat(20_000)}</a>`)).toBe('XML_TOO_MANY_NODES');
    const nested = Array.from({ length: 33 }, (_, i) => `<a xmlns:p${i}="urn:a" xmlns:q${i}="urn:a">`).join('');
    expect(refusal(nested + '</a>'.repeat(33))).toBe('XML_TOO_MANY_NODES');
  });
});

describe('what is read', () => {
  it('takes a byte order mark, a declaration, comments and instructions outside the root', () => {
    const prolog = '\ufeff<?xml version="1.0" encoding="utf-8" standalone=\'yes\' ?>\r\n<!-- x --><?style y?>\n';
    expect(parsed(`${prolog}<a>x</a>\n<!-- y --><?z?>\n`).localName).toBe('a');
  });

  it('resolves names by what is in scope', () => {
    const root = parsed(
      '<p:a xmlns:p="urn:1" xmlns="urn:2" p:c="x" c="y"><b><p:c xmlns:p="urn:3"/><d xmlns=""/></b></p:a>',
    );
    expect([root.namespace, root.localName]).toEqual(['urn:1', 'a']);
    expect([attributeOf(root, 'c'), attributeOf(root, 'c', 'urn:1'), attributeOf(root, 'c', 'urn:2')]).toEqual([
      'y',
      'x',
      null,
    ]);
    const b = childOf(root, 'urn:2', 'b');
    if (b === null) throw new Error('no b');
    expect(childOf(b, 'urn:3', 'c')?.localName).toBe('c');
    expect(childOf(b, '', 'd')?.localName).toBe('d');
    expect(childrenOf(b, 'urn:2', 'd')).toEqual([]);
  });

  it('takes names beyond ASCII, in the ranges of XML', () => {
    const root = parsed('<é xmlns:ü="urn:x" ü:ñ·="1"><𐀀/></é>');
    expect(root.localName).toBe('é');
    expect(attributeOf(root, 'ñ·', 'urn:x')).toBe('1');
    expect(root.firstChild?.localName).toBe('𐀀');
    expect(refusal('<·/>')).toBe('XML_NOT_WELL_FORMED');
    expect(refusal('<a×/>')).toBe('XML_NOT_WELL_FORMED');
  });

  it('normalises line ends and white space in attributes', () => {
    const root = parsed('<a b="1\t2\n3\r\n4\r5" c="&#9;&#xA;&#13;"> x\r\ny\rz&#13; </a>');
    expect(attributeOf(root, 'b')).toBe('1 2 3 4 5');
    expect(attributeOf(root, 'c')).toBe('\t\n\r');
    expect(textOf(root)).toBe(' x\ny\nz\r ');
  });

  it('expands references and whole-value CDATA', () => {
    expect(textOf(parsed('<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;é</a>'))).toBe('<>&"\'A😀é');
    expect(textOf(parsed('<a><![CDATA[<&amp;>\r\n]]></a>'))).toBe('<&amp;>\n');
    expect(textOf(parsed('<a><![CDATA[]]></a>'))).toBe('');
    expect(textOf(parsed('<a/>'))).toBe('');
    expect(textOf(parsed('<a>x<b/></a>'))).toBeNull();
    expect(attributeOf(parsed("<a b='\"&#233;>'/>"), 'b')).toBe('"é>');
  });

  it('tells text from white space and leaves comments between elements alone', () => {
    expect(hasText(parsed('<a> <!-- x --> <b/> <!-- y -->\n</a>'))).toBe(false);
    expect(hasText(parsed('<a> <b/>x</a>'))).toBe(true);
    expect(hasText(parsed('<a><b/>&#32;</a>'))).toBe(true);
  });
});

describe('hostile input', () => {
  it('is parsed in linear time', () => {
    /** Of CPU, whatever else the machine does: the least of a few runs. */
    const time = (n: number): number => {
      const document = bytes(`<a xmlns:p="urn:p">${'<p:b p:c="&amp;"><c/>&lt;</p:b>'.repeat(n)}</a>`);
      const runs = Array.from({ length: 5 }, () => {
        const start = process.cpuUsage();
        expect(parseXml(document, metadataLimits).ok).toBe(true);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      });
      return Math.min(...runs);
    };
    // 16 times as much may take 16 times as long, not 256 times.
    expect(time(32_000)).toBeLessThan(100 * Math.max(time(2000), 1000));
  });

  it('never throws, however it is damaged', () => {
    const document = bytes(
      '<?xml version="1.0"?><p:a xmlns:p="urn:1" ID="x" b=\'&amp;é\'><!-- c --><b>t&#65;</b><c><![CDATA[x]]></c></p:a>',
    );
    for (let i = 0; i < document.length; i++) {
      for (const byte of [0, 0x20, 0x22, 0x26, 0x27, 0x2f, 0x3a, 0x3c, 0x3e, 0x5d, 0x80, 0xef, 0xff]) {
        const damaged = Uint8Array.from(document);
        damaged[i] = byte;
        expect(() => parseXml(damaged)).not.toThrow();
      }
      expect(parseXml(document.subarray(0, i)).ok).toBe(false);
    }
  });
});
