/** Finds the message in what people paste: XML, base64, a form body, an address, lines copied out of a browser. */

import { readHtmlFields } from './html-form.ts';
import { readJsonFields } from './json-form.ts';

/** In which form a message was given. */
export type Form = 'xml' | 'base64' | 'form' | 'page' | 'address' | 'json';

export const formNames: Readonly<Record<Form, string>> = {
  xml: 'XML',
  base64: 'base64',
  form: 'a form as a browser posts it',
  page: 'an HTML page with a form',
  address: 'an address (redirect)',
  json: 'JSON, or what a browser saves (HAR)',
};

export interface Pasted {
  readonly form: Form;
  readonly parameter: 'SAMLRequest' | 'SAMLResponse' | null;
  /** The message in base64, as a form field would carry it. */
  readonly field: string;
  readonly relayState: string | null;
  /** The query of an address, as it was sent: what its signature covers. */
  readonly query: string | null;
}

const LESS = '<';
/** `name=` or, as developer tools show it, `name:`. The name stands at the beginning, or after what separates parameters. */
const PARAMETER = /(?:^|[?&\s"'])(SAMLRequest|SAMLResponse)["']?\s?[=:]/;
/** Where a form begins its next parameter: at `&`, or at a line with a known name. */
const SEPARATOR = /&|\r?\n(?=[ \t]*["']?(?:SAML\w+|RelayState|SigAlg|Signature)["']?\s?[=:])/;

export function findMessage(bytes: Uint8Array): Pasted {
  const text = withNamesBeforeValues(textOf(bytes).trim());
  const fields = readHtmlFields(text);
  if (fields !== null) return fromFields(fields, 'page');
  const json = readJsonFields(text);
  if (json !== null) return decodedForm(fromFields(json, 'json'));
  if (/^&(?:lt|#60);/.test(text))
    return { ...nothing, form: 'xml', field: Buffer.from(withoutEntities(text)).toString('base64') };
  if (text.startsWith(LESS))
    return { ...nothing, form: 'xml', field: Buffer.from(withoutLeadingBlanks(bytes)).toString('base64') };
  const unquoted = text.replace(/^(["'])([^"']*)\1,?$/, '$2');
  const found = unquoted.match(PARAMETER);
  if (found === null) return { ...nothing, form: 'base64', field: percentDecode(unquoted) };
  return isAddress(unquoted, found) ? fromAddress(unquoted) : fromForm(unquoted, found);
}

/** Developer tools copy a name and its value as two lines, or with a tab between them. */
const withNamesBeforeValues = (text: string): string =>
  text.replace(/^(SAMLRequest|SAMLResponse|RelayState|SigAlg|Signature)[ \t]*[\r\n\t]+/gm, '$1: ');

const entities: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' },
  ...{ '#60': '<', '#62': '>', '#34': '"', '#39': "'", '#38': '&' },
};

/** XML as a web page shows it, once unescaped. */
const withoutEntities = (text: string): string =>
  text.replace(/&(\w+|#\d+);/g, (whole, name: string) => entities[name] ?? whole);

const nothing = { parameter: null, relayState: null, query: null };

/** Windows PowerShell writes UTF-16 where nobody asked for it. XML is passed on as it is: its parser speaks of the encoding. */
const textOf = (bytes: Uint8Array): string => new TextDecoder(isUtf16(bytes) ? 'utf-16le' : 'utf-8').decode(bytes);

const isUtf16 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

/** An XML declaration must be the very beginning; copying often puts a line break before it. */
function withoutLeadingBlanks(bytes: Uint8Array): Uint8Array {
  return isUtf16(bytes) ? bytes : bytes.subarray(bytes.indexOf(LESS.charCodeAt(0)));
}

/** The word in which the parameter stands begins like an address, or like the query or path of one. */
function isAddress(text: string, { index = 0 }: RegExpMatchArray): boolean {
  const before = text.slice(0, index + 1);
  const word = before.slice(Math.max(...['\n', ' ', '\t'].map((blank) => before.lastIndexOf(blank))) + 1);
  return word.includes('?') && /^["'(<]?(?:[a-z][a-z0-9+.-]*:\/\/|\/|\?)/i.test(word);
}

/** What an address cannot hold, and the next line of a list of headers. */
const END_OF_ADDRESS = /["'<>#]|\r?\n[ \t]*[\w-]+:[ \t]/;

/** The query, from `?` on; line breaks that copying brought are dropped. */
function fromAddress(text: string): Pasted {
  const start = text.lastIndexOf('?', text.search(PARAMETER) + 1) + 1;
  const [rest = ''] = text.slice(start).split(END_OF_ADDRESS, 1);
  const query = rest.replace(/\s+/g, '');
  const pasted = fromPairs(query.split('&'), 'address');
  return { ...pasted, query };
}

/** All of it is looked through; if the message is not at the beginning of a part, what stands before it is dropped. */
function fromForm(text: string, { index = 0 }: RegExpMatchArray): Pasted {
  const pasted = fromPairs(text.split(SEPARATOR), 'form');
  return pasted.field === '' ? fromPairs(text.slice(index).split(SEPARATOR), 'form') : pasted;
}

function fromPairs(pairs: readonly string[], form: Form): Pasted {
  const values = new Map<string, string>();
  for (const pair of pairs) {
    const [, name, value] = pair.trim().match(/^["']?(\w+)["']?\s?[=:]\s?["']?(.*?)["']?,?$/s) ?? [];
    if (name !== undefined && value !== undefined && !values.has(name)) values.set(name, value);
  }
  return decodedForm(fromFields(values, form));
}

function decodedForm({ field, relayState, ...rest }: Pasted): Pasted {
  return {
    ...rest,
    field: percentDecode(field),
    relayState: relayState === null ? null : percentDecode(relayState.replaceAll('+', ' ')),
  };
}

function fromFields(fields: ReadonlyMap<string, string>, form: Form): Pasted {
  const parameter = fields.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const relayState = fields.get('RelayState') ?? null;
  return { form, parameter, field: fields.get(parameter) ?? '', relayState, query: null };
}

/** A plus sign is kept: base64 has no blanks of its own, and some tools show values already decoded. */
function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%`: then it was not percent-encoded, and is for the decoder to refuse.
    return text;
  }
}
