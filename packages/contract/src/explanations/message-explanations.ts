/** Explanations of refusals before SAML is understood: transport and XML. */
import { at, type Explanation, entraPlaces, latchkeyPlaces } from './explanation.ts';

const damaged = at(
  latchkeyPlaces.test,
  'Test again. If it repeats, look for a proxy or firewall between the browser and Latchkey that rewrites form posts.',
);

export const messageExplanations = {
  MESSAGE_MISSING: {
    headline: 'no SAML response arrived',
    why: 'Something opened the ACS URL without the form field SAMLResponse: usually the address was typed, bookmarked or reloaded, or a proxy turned the POST into a GET.',
    side: 'between',
    compares: null,
    entra: at(
      entraPlaces.signOnUrl,
      'The ACS URL must not be the Sign on URL. Leave it empty, or use the Sign on URL that Latchkey shows.',
    ),
    latchkey: at(
      latchkeyPlaces.test,
      'Begin the sign-in again; do not reload the page that the identity provider sends you to.',
    ),
  },
  MESSAGE_NOT_BASE64: {
    headline: 'the response is not readable as base64',
    why: 'SAML responses travel as base64 text. This one contains other characters: it was cut, escaped twice, or posted by something that is not an identity provider.',
    side: 'between',
    compares: null,
    entra: null,
    latchkey: damaged,
  },
  MESSAGE_NOT_DEFLATED: {
    headline: 'the message is not compressed as the Redirect binding asks',
    why: 'Messages in an address (HTTP-Redirect) are compressed with DEFLATE. This one is not, or its end is missing because the address was cut.',
    side: 'between',
    compares: null,
    entra: null,
    latchkey: damaged,
  },
  MESSAGE_TOO_LARGE: {
    headline: 'the response is too large',
    why: 'The response is larger than any real sign-in needs. With Entra the usual reason is a claim with very many values, such as all groups of a person.',
    side: 'identity_provider',
    compares: 'size',
    entra: at(
      entraPlaces.claims,
      'In the group claim choose “Groups assigned to the application” instead of “All groups”.',
    ),
    latchkey: null,
  },
  XML_NOT_WELL_FORMED: {
    headline: 'the XML is broken',
    why: 'It is not well-formed: an end tag is missing, or a character stands where none may. Software makes no such mistakes, so it was cut or altered on the way.',
    side: 'between',
    compares: null,
    entra: null,
    latchkey: damaged,
  },
  XML_ENCODING_UNSUPPORTED: {
    headline: 'the XML is in an encoding that is not accepted',
    why: 'SAML messages are UTF-8. Other encodings are refused, because two programs could read them differently.',
    side: 'identity_provider',
    compares: 'encoding',
    entra: null,
    latchkey: null,
  },
  XML_DTD_FORBIDDEN: {
    headline: 'the XML carries a document type definition',
    why: 'No identity provider sends a DOCTYPE in a SAML message; it is a known way of attack. Treat the sender with suspicion unless you are testing.',
    side: 'sender',
    compares: null,
    entra: null,
    latchkey: null,
  },
  XML_ENTITY_FORBIDDEN: {
    headline: 'the XML uses an entity that is not allowed',
    why: 'Only the five entities of XML itself are allowed. Others are a known way of attack and no identity provider needs them.',
    side: 'sender',
    compares: 'entity',
    entra: null,
    latchkey: null,
  },
  XML_PROCESSING_INSTRUCTION_FORBIDDEN: {
    headline: 'the XML contains a processing instruction',
    why: 'A processing instruction inside signed content can make two programs read two different values. No identity provider sends one.',
    side: 'sender',
    compares: null,
    entra: null,
    latchkey: null,
  },
  XML_COMMENT_IN_VALUE: {
    headline: 'a comment splits a value',
    why: 'A comment inside a value, such as an e-mail address, has been used to sign in as somebody else. Values must be whole.',
    side: 'sender',
    compares: null,
    entra: null,
    latchkey: null,
  },
  XML_CDATA_SPLITS_VALUE: {
    headline: 'a CDATA section is only a part of a value',
    why: 'A value that is partly in a CDATA section is read differently by different programs, which has been used to sign in as somebody else. Values must be whole.',
    side: 'sender',
    compares: null,
    entra: null,
    latchkey: null,
  },
  XML_TOO_DEEP: {
    headline: 'the XML is nested too deeply',
    why: 'The elements are nested deeper than any SAML message needs. This is a way to exhaust a server, not a sign-in.',
    side: 'sender',
    compares: 'depth',
    entra: null,
    latchkey: null,
  },
  XML_TOO_MANY_NODES: {
    headline: 'the XML has too many parts',
    why: 'The message has more elements and attributes than any sign-in needs. With Entra the usual harmless reason is a claim with very many values.',
    side: 'identity_provider',
    compares: 'number of parts',
    entra: at(
      entraPlaces.claims,
      'In the group claim choose “Groups assigned to the application” instead of “All groups”.',
    ),
    latchkey: null,
  },
  XML_DUPLICATE_ID: {
    headline: 'two parts of the XML carry the same ID',
    why: 'A signature names what it signs by ID. With the same ID twice it is undecided what was signed; this is how signature wrapping attacks look.',
    side: 'sender',
    compares: 'ID',
    entra: null,
    latchkey: null,
  },
} as const satisfies Record<string, Explanation>;
