/** Which side usually has to change something, as a sentence. */
import type { Side } from '@latchkey/contract';
import { isVendor, vendorWords } from '../identity-providers/vendor-words.ts';

/** The other side by its short name, or `The identity provider`. */
export const otherSide = (vendor: string): string =>
  isVendor(vendor) ? vendorWords[vendor].shortName : 'The identity provider';

export function sideWords(side: Side, vendor: string): string {
  switch (side) {
    case 'identity_provider':
      return `Usually wrong: the settings at ${isVendor(vendor) ? vendorWords[vendor].shortName : 'the identity provider'}`;
    case 'latchkey':
      return 'Usually wrong: the settings here';
    case 'person':
      return 'Usually nothing is wrong: it was done in an unlucky order';
    case 'between':
      return 'Usually wrong: something in between, or a clock';
    case 'sender':
      return 'Identity providers do not send this: look closely at where it came from';
  }
}
