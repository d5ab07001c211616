/** Explanations of refusals by the envelope of a response: status, addresses, and the request that it answers. */
import { at, type Explanation, entraPlaces, latchkeyPlaces } from './explanation.ts';

const setUpAgain = at(
  latchkeyPlaces.replaceMetadata,
  'Download the Federation Metadata XML from this very application and upload it here.',
);

export const responseExplanations = {
  RESPONSE_WRONG_ROOT: {
    headline: 'what arrived is not a SAML response',
    why: 'The form carried another document: a request, a logout message, a bare assertion, or WS-Federation.',
    side: 'identity_provider',
    compares: 'root element',
    entra: at(
      entraPlaces.basic,
      'Under Single sign-on the method must be SAML, and the ACS URL must stand in Reply URL, not in Logout Url.',
    ),
    latchkey: null,
  },
  RESPONSE_MALFORMED: {
    headline: 'the response lacks something that SAML requires',
    why: 'It is XML, but not a valid SAML response: a required element or attribute is missing or stands in the wrong place.',
    side: 'identity_provider',
    compares: null,
    entra: null,
    latchkey: at(
      latchkeyPlaces.test,
      'Test again. If it repeats, the identity provider’s SAML software needs its maker’s attention.',
    ),
  },
  RESPONSE_VERSION_UNSUPPORTED: {
    headline: 'the response is not SAML 2.0',
    why: 'Only SAML 2.0 is spoken here. SAML 1.1 tokens belong to WS-Federation.',
    side: 'identity_provider',
    compares: 'version',
    entra: at(entraPlaces.basic, 'Under Single sign-on choose the method SAML.'),
    latchkey: null,
  },
  RESPONSE_STATUS_NOT_SUCCESS: {
    headline: 'the identity provider said no',
    why: 'The identity provider answered with an error instead of a sign-in. Its own words are shown below; Microsoft’s begin with an AADSTS number.',
    side: 'identity_provider',
    compares: 'status',
    entra: at(entraPlaces.signInLogs, 'Find the sign-in by time and person: the failure reason there is the full one.'),
    latchkey: null,
  },
  RESPONSE_DESTINATION_MISMATCH: {
    headline: 'the response was addressed to another place',
    why: 'The response names the address that it was meant for, and it is not the ACS URL of this provider. Either the Reply URL is not exactly this one, or people reach Latchkey under an address that it does not know itself by.',
    side: 'identity_provider',
    compares: 'destination',
    entra: at(
      entraPlaces.replyUrl,
      'Replace it with the value that Latchkey expects: same scheme, host, port and path, capital letters included.',
    ),
    latchkey: at(
      latchkeyPlaces.spMetadata,
      'Compare the host with the address in your browser. If they differ, the operator has to correct the public URL of Latchkey.',
    ),
  },
  RESPONSE_ISSUER_MISMATCH: {
    headline: 'the response comes from another identity provider',
    why: 'The issuer is not the one in the metadata that was uploaded here. Usually the metadata is that of another tenant or an older set-up.',
    side: 'latchkey',
    compares: 'issuer',
    entra: at(
      entraPlaces.metadataXml,
      'Download the file from the application that people sign in with. Its Microsoft Entra Identifier stands in card 4.',
    ),
    latchkey: setUpAgain,
  },
  RESPONSE_UNSOLICITED: {
    headline: 'nobody asked for this response',
    why: 'The response answers no request of Latchkey’s: it was begun at the identity provider, by a tile or Entra’s Test button.',
    side: 'latchkey',
    compares: null,
    entra: at(entraPlaces.signOnUrl, 'Enter the Sign on URL that Latchkey shows: then the tile begins at Latchkey.'),
    latchkey: at(
      latchkeyPlaces.idpInitiated,
      'Or choose “Start a fresh round trip”: tiles and Entra’s Test button then work as they are.',
    ),
  },
  RESPONSE_IN_RESPONSE_TO_MISMATCH: {
    headline: 'the response answers another request',
    why: 'It names a request that is not the one this browser began: two tabs were signing in at once, the back button was used, or the response is somebody else’s.',
    side: 'person',
    compares: 'request ID',
    entra: null,
    latchkey: at(latchkeyPlaces.test, 'Begin the sign-in again, in one tab.'),
  },
  RESPONSE_ISSUE_INSTANT_OUT_OF_RANGE: {
    headline: 'the response was made too long ago, or in the future',
    why: 'The time that the identity provider wrote on the response is too far from the time here. Either a clock is wrong, or the page waited in a browser for a long time.',
    side: 'between',
    compares: 'time of issue',
    entra: null,
    latchkey: at(
      latchkeyPlaces.test,
      'Test again. If it repeats, set the clock of the machine that runs Latchkey (NTP); Microsoft’s clocks are right.',
    ),
  },
  REQUEST_WRONG_ROOT: {
    headline: 'what arrived is not the SAML request that belongs here',
    why: 'Another kind of document was sent to this address.',
    side: 'sender',
    compares: 'root element',
    entra: null,
    latchkey: null,
  },
  REQUEST_MALFORMED: {
    headline: 'the SAML request lacks something that SAML requires',
    why: 'It is XML, but a required element or attribute is missing or stands in the wrong place.',
    side: 'sender',
    compares: null,
    entra: null,
    latchkey: null,
  },
  REQUEST_ID_INVALID: {
    headline: 'the ID of the SAML request is not allowed',
    why: 'An ID must begin with a letter or an underscore and contain neither spaces nor slashes.',
    side: 'sender',
    compares: 'ID',
    entra: null,
    latchkey: null,
  },
  REQUEST_VERSION_UNSUPPORTED: {
    headline: 'the SAML request is not SAML 2.0',
    why: 'Only SAML 2.0 is spoken here.',
    side: 'sender',
    compares: 'version',
    entra: null,
    latchkey: null,
  },
} as const satisfies Record<string, Explanation>;
