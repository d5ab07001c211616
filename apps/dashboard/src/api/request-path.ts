/** Fills the parameters and the query into the path of an operation. */

type Values = Readonly<Record<string, unknown>>;

/**
 * `/api/accounts/:account/members` with `{ account: 'acc_1' }` is `/api/accounts/acc_1/members`; queries leave out
 * `undefined` and the empty string. Throws `TypeError` when a parameter is missing: a mistake of the caller.
 */
export function requestPath(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_match, name: string) => {
    const value = params[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`${path} needs the parameter "${name}".`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
