/** What a new metadata file changes, compared with the one in use. */
import type { CertificateView, MetadataView } from '@latchkey/contract';
import { bindingName } from './binding-name.ts';

export interface Change {
  readonly what: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}

/** Empty when nothing that matters for signing in changes. */
export function metadataDifference(present: MetadataView, next: MetadataView): readonly Change[] {
  const entity: Change[] =
    present.entityId === next.entityId
      ? []
      : [{ what: 'Entity ID', kind: 'changed', before: present.entityId, after: next.entityId }];
  return [
    ...entity,
    ...setDifference(
      'Sign-on address',
      present.singleSignOnServices.map(endpointText),
      next.singleSignOnServices.map(endpointText),
    ),
    ...setDifference(
      'Logout address',
      present.singleLogoutServices.map(endpointText),
      next.singleLogoutServices.map(endpointText),
    ),
    ...certificateDifference(present.certificates, next.certificates),
  ];
}

const endpointText = (endpoint: MetadataView['singleSignOnServices'][number]): string =>
  `${endpoint.location} (${bindingName(endpoint.binding)})`;

function setDifference(what: string, present: readonly string[], next: readonly string[]): Change[] {
  const removed = present.filter((value) => !next.includes(value));
  const added = next.filter((value) => !present.includes(value));
  const [before] = removed;
  const [after] = added;
  if (removed.length === 1 && added.length === 1 && before !== undefined && after !== undefined)
    return [{ what, kind: 'changed', before, after }];
  return [
    ...removed.map((value): Change => ({ what, kind: 'removed', before: value, after: null })),
    ...added.map((value): Change => ({ what, kind: 'added', before: null, after: value })),
  ];
}

/** Certificates are never "changed": one goes, another comes. */
function certificateDifference(present: readonly CertificateView[], next: readonly CertificateView[]): Change[] {
  const missingIn = (list: readonly CertificateView[]) => (certificate: CertificateView) =>
    !list.some((other) => other.sha256 === certificate.sha256);
  return [
    ...present
      .filter(missingIn(next))
      .map((certificate): Change => ({ what: 'Certificate', kind: 'removed', before: certificate.sha1, after: null })),
    ...next
      .filter(missingIn(present))
      .map((certificate): Change => ({ what: 'Certificate', kind: 'added', before: null, after: certificate.sha1 })),
  ];
}
