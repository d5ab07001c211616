/** Takes the query of an address apart into the parameters of the HTTP-Redirect binding, each at most once. */
import { accept, reject, type Verdict } from '../verdict.ts';

const NAMES = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature', 'SAMLEncoding'] as const;
type Name = (typeof NAMES)[number];

export interface QueryParameter {
  /** `name=value` as received: what a signature covers. */
  readonly raw: string;
  /** Decoded as a form value: `+` is a space. */
  readonly text: string;
  /** Decoded with `+` kept: some senders forget to encode it, and base64 has no spaces of its own. */
  readonly base64: string;
}

export type QueryParameters = { readonly [name in Name]?: QueryParameter } & { readonly names: readonly string[] };

/** Other parameters are passed over (`login_hint`, for one); their names are in `names`. */
export function readQuery(query: string): Verdict<QueryParameters> {
  const found: { [name in Name]?: QueryParameter } = {};
  const names: string[] = [];
  for (const raw of query.split('&')) {
    if (raw === '') continue;
    const at = raw.indexOf('=');
    const name = percentDecode(at < 0 ? raw : raw.slice(0, at));
    if (name !== null) names.push(name);
    if (!isKnown(name)) continue;
    if (found[name] !== undefined) {
      return reject({ code: 'REQUEST_MALFORMED', message: `The address has the parameter ${name} twice.` });
    }
    const value = at < 0 ? '' : raw.slice(at + 1);
    const text = percentDecode(value.replaceAll('+', ' '));
    const base64 = percentDecode(value);
    if (text === null || base64 === null) {
      return reject({ code: 'REQUEST_MALFORMED', message: `The parameter ${name} has broken percent-encoding.` });
    }
    found[name] = { raw, text, base64 };
  }
  return accept({ ...found, names });
}

function isKnown(name: string | null): name is Name {
  return NAMES.some((known) => known === name);
}

function percentDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // URIError: a lone `%`, or bytes that are not UTF-8.
    return null;
  }
}
