/** From an uploaded file to the root of its XML, or to a reason that says what people can do about it. */
import { reject, type Verdict } from '../verdict.ts';
import { metadataLimits, parseXml, type XmlElement } from '../xml/index.ts';
import { recogniseUpload } from './recognise-upload.ts';

const AGAIN = 'Download the metadata again and upload it as it is.';
const ADVICE: Readonly<Record<string, string>> = {
  XML_NOT_WELL_FORMED: `The file is cut short or was changed by hand. ${AGAIN}`,
  XML_ENCODING_UNSUPPORTED: `The file was saved by another program. ${AGAIN}`,
  XML_DTD_FORBIDDEN: 'Metadata has none, and they are dangerous. Take the file from the provider itself.',
  XML_ENTITY_FORBIDDEN: 'Metadata needs no others. Take the file from the provider itself.',
};

export function parseUpload(bytes: Uint8Array): Verdict<XmlElement> {
  const mistaken = recogniseUpload(bytes);
  if (mistaken !== null) return reject(mistaken);
  const parsed = parseXml(bytes, metadataLimits);
  if (parsed.ok) return parsed;
  const { code, message, position } = parsed.rejection;
  const place = position === undefined ? '' : ` (line ${position.line}, column ${position.column})`;
  return reject({ ...parsed.rejection, message: `${message.replace(/\.$/, '')}${place}. ${ADVICE[code] ?? AGAIN}` });
}
