/** Reads the hidden fields of the page by which identity providers post, as “view source” shows it. */

const PAGE = /^<(?:!doctype\s+html|html|head|body|form|input)[\s>]/i;

/** The values of the input fields by name; `null` where the text is no HTML. */
export function readHtmlFields(text: string): ReadonlyMap<string, string> | null {
  if (!PAGE.test(text)) return null;
  const fields = new Map<string, string>();
  for (const [tag] of text.matchAll(/<input\b[^<>]*>/gi)) {
    const name = attributeValue(tag, 'name');
    if (name !== null && !fields.has(name)) fields.set(name, attributeValue(tag, 'value') ?? '');
  }
  return fields;
}

function attributeValue(tag: string, attribute: 'name' | 'value'): string | null {
  const found = tag.match(new RegExp(`\\s${attribute}=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i'));
  return found === null ? null : expand(found[1] ?? found[2] ?? found[3] ?? '');
}

/** Base64 and addresses need no more: `+`, `=`, `/` and `&` are what is sometimes escaped. */
const expand = (value: string): string =>
  value
    .replace(/&#(?:x([0-9a-f]{1,4})|(\d{1,5}));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
