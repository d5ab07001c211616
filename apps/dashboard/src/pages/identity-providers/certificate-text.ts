/** A certificate file as text: PEM as it is, DER as PEM, so that several fit below each other. */

const isDer = (bytes: Uint8Array): boolean => bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;

export function certificateText(bytes: Uint8Array): string {
  if (!isDer(bytes)) {
    const text = new TextDecoder()
      .decode(bytes)
      .replace(/^\ufeff/, '')
      .trim();
    return text.includes('-----BEGIN') ? text : pem(text.replace(/\s+/g, ''));
  }
  return pem(btoa(String.fromCharCode(...bytes.subarray(0, 65_536))));
}

const pem = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----`;
