/** Whether the time grows with the size of a message and no faster: shapes that have made other readers slow. */
import { receiveResponse, verifyResponse } from '@latchkey/saml';
import { makeBases } from './bases.ts';
import { writeRaw } from './raw-tree.ts';

interface Shape {
  readonly name: string;
  /** Markup of about so many characters, to stand in the message. */
  readonly make: (size: number) => string;
  /** Where; by default as the first child of the response. */
  readonly place?: (xml: string, made: string) => string;
}

const many = (size: number, one: (index: number) => string): string => {
  const parts: string[] = [];
  for (let index = 0, length = 0; length < size; index++) {
    const part = one(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
};

const extensions = (content: string, attributes = ''): string =>
  `<samlp:Extensions xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"${attributes}>${content}</samlp:Extensions>`;

/** Inside the first attribute value, so that it is part of what is canonicalized. */
const inValue = (xml: string, made: string): string => xml.replace(/<AttributeValue>/, `$&${made}`);

const shapes: readonly Shape[] = [
  { name: 'elements', make: (size) => extensions(many(size, () => '<a/>')) },
  { name: 'nested elements', make: (size) => extensions('<a>'.repeat(size / 7) + '</a>'.repeat(size / 7)) },
  {
    name: 'attributes',
    make: (size) =>
      extensions(
        '',
        many(size, (i) => ` a${i}="x"`),
      ),
  },
  {
    name: 'namespaces on one element',
    make: (size) =>
      extensions(
        '',
        many(size, (i) => ` xmlns:a${i}="urn:x"`),
      ),
  },
  {
    name: 'namespaces on many elements',
    make: (size) => extensions(many(size, (i) => `<a xmlns:p${i}="urn:x" p${i}:b=""/>`)),
  },
  { name: 'IDs', make: (size) => extensions(many(size, (i) => `<a ID="i${i}"/>`)) },
  { name: 'comments', make: (size) => extensions(many(size, () => '<!---->')) },
  { name: 'one comment', make: (size) => extensions(`<!--${'- '.repeat(size / 2)}-->`) },
  { name: 'one unclosed comment', make: (size) => `<!--${'- '.repeat(size / 2)}` },
  { name: 'unclosed comments', make: (size) => many(size, () => '<!- -') },
  { name: 'long name', make: (size) => extensions(`<a${'b'.repeat(size)}/>`) },
  { name: 'text', make: (size) => 'x'.repeat(size), place: inValue },
  { name: 'references', make: (size) => '&#65;'.repeat(size / 5), place: inValue },
  { name: 'broken references', make: (size) => '&'.repeat(size), place: inValue },
  { name: 'carriage returns', make: (size) => '\r'.repeat(size), place: inValue },
  { name: 'brackets', make: (size) => ']'.repeat(size), place: inValue },
  { name: 'one CDATA section', make: (size) => `<![CDATA[${']'.repeat(size)}]]>`, place: inValue },
  { name: 'CDATA sections', make: (size) => '<![CDATA[]]>'.repeat(size / 12), place: inValue },
  {
    name: 'attribute values',
    make: (size) => many(size, (i) => `<AttributeValue>group ${i}</AttributeValue>`),
    place: (xml, made) => xml.replace(/<AttributeValue>/, `${made}$&`),
  },
  {
    name: 'attributes of a person',
    make: (size) => many(size, (i) => `<Attribute Name="a${i}"><AttributeValue>x</AttributeValue></Attribute>`),
    place: (xml, made) => xml.replace(/<Attribute /, `${made}$&`),
  },
  {
    name: 'audiences',
    make: (size) => many(size, (i) => `<Audience>urn:x:${i}</Audience>`),
    place: (xml, made) => xml.replace(/<Audience>/, `${made}$&`),
  },
  {
    name: 'signatures',
    make: (size) => many(size, () => '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'),
    place: (xml, made) => xml.replace(/<Signature /, `${made}$&`),
  },
  {
    name: 'references of a signature',
    make: (size) => many(size, (i) => `<Reference URI="#r${i}"/>`),
    place: (xml, made) => xml.replace(/<Reference /, `${made}$&`),
  },
  {
    name: 'certificates',
    make: (size) => many(size, () => `<X509Certificate>${'A'.repeat(60)}</X509Certificate>`),
    place: (xml, made) => xml.replace(/<X509Certificate>/, `${made}$&`),
  },
  {
    name: 'prefix list',
    make: (size) =>
      `<InclusiveNamespaces xmlns="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="${many(size, (i) => `p${i} `)}"/>`,
    place: (xml, made) =>
      xml.replace(/(<Transform Algorithm="http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#")\/>/, `$1>${made}</Transform>`),
  },
];

/** Of 50 KB and of 400 KB: eight times the size. */
const sizes = [50_000, 400_000] as const;

export interface Growth {
  readonly name: string;
  readonly code: string;
  readonly small: number;
  readonly large: number;
}

/** Milliseconds of the best of some runs, for each shape and size; base64 with white space in it, too. */
export function growthOf(runs: number): Growth[] {
  const [base] = makeBases();
  if (base === undefined) return [];
  const xml = writeRaw(base.document);
  const atStart = (document: string, made: string): string => document.replace(/^<[^>]*>/, `$&${made}`);
  const encoded = (text: string): string => Buffer.from(text).toString('base64');
  const judged = (field: string): string => {
    const received = receiveResponse(field);
    const verdict = received.ok ? verifyResponse(received.value, base.expectations) : received;
    return verdict.ok ? 'accepted' : verdict.rejection.code;
  };
  const fields = shapes.map(({ name, make, place = atStart }) => ({
    name,
    field: (size: number) => encoded(place(xml, make(size))),
  }));
  fields.push({ name: 'white space in base64', field: (size) => encoded(xml) + ' \n'.repeat(size / 2) });
  return fields.map(({ name, field }) => {
    const [small, large] = sizes.map((size) => {
      const message = field(size);
      const times = Array.from({ length: runs }, () => {
        const start = performance.now();
        judged(message);
        return performance.now() - start;
      });
      return Math.min(...times);
    });
    return { name, code: judged(field(sizes[1])), small: small ?? 0, large: large ?? 0 };
  });
}

export function measureGrowth(): string[] {
  const head = ['| shape | verdict | 50 KB, ms | 400 KB, ms | times |', '|---|---|---|---|---|'];
  const rows = growthOf(15).map(({ name, code, small, large }) => {
    const figures = [small.toFixed(2), large.toFixed(2), (large / small).toFixed(1)];
    return `| ${name} | ${code} | ${figures.join(' | ')} |`;
  });
  return [...head, ...rows];
}
