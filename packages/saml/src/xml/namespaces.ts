/** The namespace names of SAML 2.0 and of what it stands on. */

export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  metadataUi: 'urn:oasis:names:tc:SAML:metadata:ui',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  encryption11: 'http://www.w3.org/2009/xmlenc11#',
  exclusiveCanonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  schemaInstance: 'http://www.w3.org/2001/XMLSchema-instance',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const;

const all: readonly string[] = Object.values(namespaces);

/**
 * The namespace name at `start`..`end` of the document, if it is one of these: as the very string that `namespaces` holds,
 * so that nothing is cut and comparing it is comparing a pointer.
 */
export function knownNamespace(octets: string, start: number, end: number): string | null {
  for (const uri of all) {
    if (uri.length === end - start && octets.startsWith(uri, start)) return uri;
  }
  return null;
}
