/** How canonical XML writes characters (Canonical XML 1.0, 2.3). */

export const escapeText = (octets: string): string => escapeWith(octets, inText);
export const escapeAttribute = (octets: string): string => escapeWith(octets, inAttribute);

const inText = (code: number): string | null => {
  if (code > 0x3e) return null;
  if (code === 0x26) return '&amp;';
  if (code === 0x3c) return '&lt;';
  if (code === 0x3e) return '&gt;';
  return code === 0x0d ? '&#xD;' : null;
};

const inAttribute = (code: number): string | null => {
  if (code > 0x3c) return null;
  if (code === 0x26) return '&amp;';
  if (code === 0x3c) return '&lt;';
  if (code === 0x22) return '&quot;';
  if (code === 0x09) return '&#x9;';
  if (code === 0x0a) return '&#xA;';
  return code === 0x0d ? '&#xD;' : null;
};

function escapeWith(octets: string, replacement: (code: number) => string | null): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < octets.length; i++) {
    const escaped = replacement(octets.charCodeAt(i));
    if (escaped === null) continue;
    out += octets.slice(from, i) + escaped;
    from = i + 1;
  }
  return from === 0 ? octets : out + octets.slice(from);
}
