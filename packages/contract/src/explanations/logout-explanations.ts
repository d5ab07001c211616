/** Explanations of logout messages that are refused. Nobody is locked out by them: at worst a session lasts until it ends by itself. */
import { at, type Explanation, entraPlaces, latchkeyPlaces } from './explanation.ts';

const signOutHere = at(
  latchkeyPlaces.members,
  'A session ends at once when its member is removed, or when the person signs out here.',
);
const freshMetadata = at(
  latchkeyPlaces.replaceMetadata,
  'Upload the metadata of the application that people sign in with.',
);

export const logoutExplanations = {
  LOGOUT_SIGNATURE_MISSING: {
    headline: 'the logout message is not signed',
    why: 'Without a signature anybody could sign people out. Entra signs no logout messages, which is taken into account: by address (HTTP-Redirect) its answer may end a logout that was begun here, and its request the session of this browser. This message was neither.',
    side: 'identity_provider',
    compares: null,
    entra: at(
      entraPlaces.logoutUrl,
      'Check that it is the logout address in the SP metadata of Latchkey, and nothing else.',
    ),
    latchkey: signOutHere,
  },
  LOGOUT_ISSUER_MISMATCH: {
    headline: 'the logout message comes from another identity provider',
    why: 'Its issuer is not the one in the metadata that was uploaded here. Usually the metadata is that of another tenant; the two forms in which Entra writes the same tenant are both accepted.',
    side: 'latchkey',
    compares: 'issuer',
    entra: at(entraPlaces.metadataXml, 'Download the file from the application that people sign in with.'),
    latchkey: freshMetadata,
  },
  LOGOUT_DESTINATION_MISMATCH: {
    headline: 'the logout message was addressed to another place',
    why: 'It names the address that it was meant for, and that is not the logout address of this provider.',
    side: 'identity_provider',
    compares: 'destination',
    entra: at(entraPlaces.logoutUrl, 'Replace it with the value that Latchkey expects, or leave it empty.'),
    latchkey: null,
  },
  LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE: {
    headline: 'the logout message was made too long ago, or in the future',
    why: 'The time written on it is too far from the time here: a clock is wrong, or an old message was sent again.',
    side: 'between',
    compares: 'time of issue',
    entra: null,
    latchkey: signOutHere,
  },
  LOGOUT_EXPIRED: {
    headline: 'the logout message has expired',
    why: 'It could be used until the time shown, and came later: the page waited in a browser, or a clock is wrong.',
    side: 'between',
    compares: 'time',
    entra: null,
    latchkey: signOutHere,
  },
  LOGOUT_NAMEID_MISSING: {
    headline: 'the logout message does not say who signs out',
    why: 'A request to sign out must name the person. This one does not, so it is not known whose sessions to end.',
    side: 'identity_provider',
    compares: null,
    entra: null,
    latchkey: signOutHere,
  },
  LOGOUT_RESPONSE_WRONG_ROOT: {
    headline: 'what arrived is not an answer to signing out',
    why: 'Another kind of document was sent to the logout address. Perhaps the ACS URL and the logout address were exchanged at the identity provider.',
    side: 'identity_provider',
    compares: 'root element',
    entra: at(entraPlaces.basic, 'Check that Reply URL and Logout Url are not exchanged.'),
    latchkey: null,
  },
  LOGOUT_RESPONSE_MALFORMED: {
    headline: 'the answer to signing out lacks something that SAML requires',
    why: 'A required element or attribute is missing or stands in the wrong place. The session here has ended all the same.',
    side: 'identity_provider',
    compares: null,
    entra: null,
    latchkey: null,
  },
  LOGOUT_NOT_PENDING: {
    headline: 'nobody is signing out in this browser',
    why: 'An answer to signing out came although nothing was asked, or the answer was reloaded. The session here is not touched by it.',
    side: 'person',
    compares: null,
    entra: null,
    latchkey: null,
  },
  LOGOUT_IN_RESPONSE_TO_MISMATCH: {
    headline: 'the answer to signing out belongs to another request',
    why: 'It names a request that is not the one this browser sent: two tabs signed out at once, or the answer is an old one.',
    side: 'person',
    compares: 'request ID',
    entra: null,
    latchkey: null,
  },
  LOGOUT_STATUS_NOT_SUCCESS: {
    headline: 'the identity provider could not sign the person out everywhere',
    why: 'The session here has ended. At the identity provider, or at another application, one may still be open; closing the browser ends it for most.',
    side: 'identity_provider',
    compares: 'status',
    entra: null,
    latchkey: null,
  },
} as const satisfies Record<string, Explanation>;
