/** Finds the fields of a form in JSON: an object with them, or what browsers save (HAR), which lists them by name and value. */

const names: ReadonlySet<string> = new Set(['SAMLRequest', 'SAMLResponse', 'RelayState']);
const deepest = 50;

/** @returns `null` where it is no JSON, or holds no message. */
export function readJsonFields(text: string): ReadonlyMap<string, string> | null {
  if (!/^[{[]/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const fields = new Map<string, string>();
  collect(value, fields, 0);
  // A recording of a whole sign-in has both: the answer is what is asked about.
  if (fields.has('SAMLResponse')) fields.delete('SAMLRequest');
  return fields.has('SAMLRequest') || fields.has('SAMLResponse') ? fields : null;
}

/** The first of each name counts. */
function collect(value: unknown, fields: Map<string, string>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  const entries = Object.entries(value);
  const { name, value: named } = Object.fromEntries(entries.filter(([key]) => key === 'name' || key === 'value'));
  if (typeof name === 'string' && typeof named === 'string') note(fields, name, named);
  for (const [key, inner] of entries) {
    if (typeof inner === 'string') note(fields, key, inner);
    else collect(inner, fields, depth + 1);
  }
}

function note(fields: Map<string, string>, name: string, value: string): void {
  if (names.has(name) && !fields.has(name)) fields.set(name, value);
}
