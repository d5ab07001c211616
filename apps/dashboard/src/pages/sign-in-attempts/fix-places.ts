/** Where a fix leads: into this dashboard by a link, or into the portal of the identity provider by its own names. */
import { entraPlaces, latchkeyPlaces } from '@latchkey/contract';
import { isVendor, vendorWords } from '../identity-providers/vendor-words.ts';

/** A tab of the provider's page, a page, or the test itself. */
export type Target =
  | { readonly kind: 'tab'; readonly tab: 'overview' | 'connection' | 'options' | 'danger' }
  | { readonly kind: 'page'; readonly to: '/settings/account' | '/members' | '/invitations' }
  | { readonly kind: 'test' };

const tab = (name: 'overview' | 'connection' | 'options' | 'danger'): Target => ({ kind: 'tab', tab: name });

const targets: ReadonlyMap<readonly string[], Target> = new Map<readonly string[], Target>([
  [latchkeyPlaces.spMetadata, tab('overview')],
  [latchkeyPlaces.replaceMetadata, tab('connection')],
  [latchkeyPlaces.certificates, tab('connection')],
  [latchkeyPlaces.idpInitiated, tab('options')],
  [latchkeyPlaces.provisioning, tab('options')],
  [latchkeyPlaces.emailDomains, tab('options')],
  [latchkeyPlaces.sha1, tab('options')],
  [latchkeyPlaces.requestSigning, tab('options')],
  [latchkeyPlaces.encryption, tab('options')],
  [latchkeyPlaces.danger, tab('danger')],
  [latchkeyPlaces.account, { kind: 'page', to: '/settings/account' }],
  [latchkeyPlaces.sso, { kind: 'page', to: '/settings/account' }],
  [latchkeyPlaces.domains, { kind: 'page', to: '/settings/account' }],
  [latchkeyPlaces.members, { kind: 'page', to: '/members' }],
  [latchkeyPlaces.invitations, { kind: 'page', to: '/invitations' }],
  [latchkeyPlaces.test, { kind: 'test' }],
]);

/** `null` for a place that no link leads to. */
export const targetOf = (place: readonly string[]): Target | null => targets.get(place) ?? null;

/**
 * The place of Entra by the names of another vendor; `null` where that vendor has none that is known. Without a known
 * vendor it is Entra's, since most are.
 */
export function placeAt(vendor: string, place: readonly string[]): readonly string[] | null {
  if (!isVendor(vendor) || vendor === 'entra') return place;
  const words = vendorWords[vendor];
  if (place === entraPlaces.identifier) return [...words.spPlace, words.entityId];
  if (place === entraPlaces.replyUrl) return [...words.spPlace, words.acsUrl];
  if (place === entraPlaces.basic) return words.spPlace;
  if (place === entraPlaces.signOnUrl && words.signOnUrl !== null) return [...words.spPlace, words.signOnUrl];
  return place === entraPlaces.metadataXml ? words.idpMetadata : null;
}
