/** Says what an uploaded file is when it is plainly no metadata, so that people are told what they took by mistake. */

import { describeX509 } from '../crypto/describe-x509.ts';
import { decodeBase64, octetsOf } from '../crypto/index.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import type { Rejection } from '../verdict.ts';

/** 2 MB: Entra ID's documents have 14 to 25 KB, an aggregate of some hundred entities a megabyte. */
export const METADATA_LIMIT_BYTES = 2 * 1024 * 1024;

const TAKE_METADATA = 'Upload the federation metadata XML file itself.';
/** How binary files begin. */
const MAGIC: readonly (readonly [name: string, octets: string])[] = [
  ['a ZIP archive', 'PK\u0003\u0004'],
  ['a PDF document', '%PDF-'],
  ['a gzip file', '\u001f\u008b'],
  ['a PNG image', '\u0089PNG'],
  ['a JPEG image', '\u00ff\u00d8\u00ff'],
];
/** An optional XML declaration, then comments, then a doctype or root element that says HTML. */
const HTML = /^(?:<\?xml[^>]*\?>)?(?:\s|<!--(?:[^-]|-(?!->))*-->)*<(?:!doctype\s+html|html)[\s>/]/i;

/** @returns the reason to refuse the file, or `null` when it may be XML (UTF-16 included: the parser speaks of that). */
export function recogniseUpload(bytes: Uint8Array): Rejection | null {
  if (bytes.length > METADATA_LIMIT_BYTES) {
    return {
      code: 'METADATA_TOO_LARGE',
      message: `The file is larger than 2 MB. ${TAKE_METADATA}`,
      facts: { bytes: bytes.length, limitBytes: METADATA_LIMIT_BYTES },
    };
  }
  const head = octetsOf(bytes.subarray(0, 4096));
  const magic = MAGIC.find(([, start]) => head.startsWith(start));
  if (magic !== undefined) return found('METADATA_NOT_XML', magic[0]);
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) return recogniseDer(bytes);
  if (isUtf16(bytes)) return null;
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  return text === '' ? recogniseBlank(bytes) : recogniseText(text, bytes);
}

function recogniseDer(bytes: Uint8Array): Rejection {
  return describeX509(bytes) === null ? found('METADATA_NOT_XML', 'a binary file') : certificate('a certificate (DER)');
}

function recogniseBlank(bytes: Uint8Array): Rejection | null {
  const blank = bytes.every((byte) => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf);
  return blank ? { code: 'METADATA_EMPTY', message: `The file is empty. ${TAKE_METADATA}` } : null;
}

/** @param head the first 4 KB without byte order mark and leading white space, one character a byte. */
function recogniseText(head: string, bytes: Uint8Array): Rejection | null {
  if (HTML.test(head)) {
    const advice = 'Most often this is a sign-in or error page: download the metadata file again, signed in.';
    return { code: 'METADATA_IS_HTML', message: `The file is an HTML page, not metadata. ${advice}` };
  }
  if (head.startsWith('<')) return null;
  const pem = head.match(/^-----BEGIN ([A-Z0-9 ]{1,40})-----/)?.[1];
  if (pem !== undefined) {
    const isCertificate = pem.endsWith('CERTIFICATE');
    return isCertificate ? certificate('a certificate (PEM)') : found('METADATA_NOT_XML', `a ${pem.toLowerCase()}`);
  }
  if (/^(?:\{|\[\s*[[{"])/.test(head)) return found('METADATA_IS_JSON', 'JSON');
  const der = bytes.length < 65_536 ? decodeBase64(octetsOf(bytes).replace(/^\u00ef\u00bb\u00bf/, '')) : null;
  if (der !== null && describeX509(der) !== null) return certificate('a certificate (base64)');
  if (/^https?:\/\//i.test(head)) {
    return {
      code: 'METADATA_NOT_XML',
      message: 'The file holds an address. Open it in a browser, save what it shows, and upload that.',
    };
  }
  if (/<(?:\?xml|(?:\w+:)?Entit(?:y|ies)Descriptor)[\s>]/.test(head)) {
    return {
      code: 'METADATA_NOT_XML',
      message:
        'There is text before the XML, as in a copy from a browser window. Download the file and upload it as it is.',
    };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text.
  return found('METADATA_NOT_XML', /[\u0000-\u0008\u000e-\u001f]/.test(head) ? 'a binary file' : 'plain text');
}

function found(code: RejectionCode, what: string): Rejection {
  return { code, message: `The file is ${what}, not XML. ${TAKE_METADATA}`, received: [what] };
}

function certificate(what: string): Rejection {
  const advice = 'It alone does not say where to send people: upload the whole federation metadata XML.';
  return { code: 'METADATA_IS_CERTIFICATE', message: `The file is ${what}. ${advice}`, received: [what] };
}

function isUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0x3c && b === 0) || (a === 0 && b === 0x3c);
}
