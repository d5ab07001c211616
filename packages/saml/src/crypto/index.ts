/** The only folder of this package that sees Node: keys, hashes, base64, inflate. */
export { type Certificate, certificateFrom, type PrivateKey, privateKeyFromPem } from './keys.ts';
export {
  bytesOfOctets,
  bytesOfText,
  isAscii,
  isUtf8,
  octetsOf,
  octetsOfText,
  textOfBytes,
  textOfOctets,
} from './octets.ts';
