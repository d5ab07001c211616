/** Finds the message in what people paste: XML, base64, a form body, an address, lines copied out of a browser. */

/** In which form a message was given. */
export type Form = 'xml' | 'base64' | 'form' | 'address';

export const formNames: Readonly<Record<Form, string>> = {
  xml: 'XML',
  base64: 'base64',
  form: 'a form as a browser posts it',
  address: 'an address (redirect)',
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
const PARAMETER = /(?:^|[?&\s"'])(SAMLRequest|SAMLResponse)\s?[=:]/;

export function findMessage(bytes: Uint8Array): Pasted {
  const text = textOf(bytes).trim();
  if (text.startsWith(LESS)) return { ...nothing, form: 'xml', field: Buffer.from(bytes).toString('base64') };
  const unquoted = text.replace(/^["'](.*)["'],?$/s, '$1');
  const found = unquoted.match(PARAMETER);
  if (found === null) return { ...nothing, form: 'base64', field: percentDecode(unquoted) };
  return isAddress(unquoted, found) ? fromAddress(unquoted) : fromForm(unquoted, found);
}

const nothing = { parameter: null, relayState: null, query: null };

/** Windows PowerShell writes UTF-16 where nobody asked for it. XML is passed on as it is: its parser speaks of the encoding. */
function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

const isAddress = (text: string, { index = 0 }: RegExpMatchArray): boolean =>
  text.charAt(index) === '?' || /(?:^|\s)\S*\?[^\s]*$/.test(text.slice(Math.max(0, index - 4096), index + 1));

/** The query between `?` and `#`; line breaks that copying brought are dropped. */
function fromAddress(text: string): Pasted {
  const start = text.lastIndexOf('?', text.search(PARAMETER) + 1) + 1;
  const query = text.slice(start).replace(/#.*$/s, '').replace(/\s+/g, '');
  const pasted = fromPairs(query.split('&'), 'address');
  return { ...pasted, query };
}

/** One parameter a line, or all on one with `&` between. */
function fromForm(text: string, { index = 0 }: RegExpMatchArray): Pasted {
  const start = text.slice(0, index).lastIndexOf('\n') + 1;
  const body = text.slice(
    text.slice(start).startsWith('SAML') || text.slice(start).startsWith('RelayState') ? start : index,
  );
  return fromPairs(body.trim().split(/&|\r?\n(?=\s*(?:SAML\w+|RelayState|SigAlg|Signature)\s?[=:])/), 'form');
}

function fromPairs(pairs: readonly string[], form: Form): Pasted {
  const values = new Map<string, string>();
  for (const pair of pairs) {
    const [, name, value] = pair.trim().match(/^["']?(\w+)["']?\s?[=:]\s?["']?(.*?)["']?$/s) ?? [];
    if (name !== undefined && value !== undefined && !values.has(name)) values.set(name, value);
  }
  const parameter = values.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const relayState = values.get('RelayState');
  return {
    form,
    parameter,
    field: percentDecode(values.get(parameter) ?? ''),
    relayState: relayState === undefined ? null : percentDecode(relayState.replaceAll('+', ' ')),
    query: null,
  };
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
