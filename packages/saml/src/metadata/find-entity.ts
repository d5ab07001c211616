/** Finds the one entity that is meant, in a document with one or in an aggregate (Metadata 2.3). */
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  is,
  namespaces,
  positionOf,
  trimWhiteSpace,
  type XmlElement,
} from '../xml/index.ts';

export interface FoundEntity {
  readonly entityId: string;
  readonly entity: XmlElement;
  readonly role: XmlElement;
}

const IDENTITY_PROVIDER = 'IDPSSODescriptor';
const SERVICE_PROVIDER = 'SPSSODescriptor';

/** @param role the role that is wanted, for SAML 2.0; the first of an entity counts. */
export function findEntity(
  root: XmlElement,
  role: typeof IDENTITY_PROVIDER | typeof SERVICE_PROVIDER,
  wanted: string | undefined,
): Verdict<FoundEntity> {
  if (!is(root, namespaces.metadata, 'EntityDescriptor') && !is(root, namespaces.metadata, 'EntitiesDescriptor')) {
    return wrongRoot(root);
  }
  const entities = descendantsOf(root, namespaces.metadata, 'EntityDescriptor');
  const candidates = entities.flatMap((entity) => {
    const found = childrenOf(entity, namespaces.metadata, role).find(speaksSaml2);
    return found === undefined ? [] : [{ entity, role: found, entityId: entityIdOf(entity) }];
  });
  if (candidates.length === 0) return withoutRole(root, entities, role);
  const chosen = wanted === undefined ? candidates : candidates.filter(({ entityId }) => entityId === wanted);
  const [first, second] = chosen;
  const received = candidates.map(({ entityId }) => entityId);
  if (first === undefined) {
    const message = `The file does not describe the entity '${shorten(wanted ?? '')}'.`;
    return reject({ code: 'METADATA_ENTITY_NOT_FOUND', message, expected: [wanted ?? ''], received });
  }
  if (second !== undefined) {
    const message = `The file describes ${chosen.length} providers: say which one is meant.`;
    return reject({ code: 'METADATA_ENTITY_AMBIGUOUS', message, received, facts: { entities: chosen.length } });
  }
  if (first.entityId !== '') return accept(first);
  const message = 'The EntityDescriptor has no entityID. Download the metadata again and upload it unchanged.';
  return reject({ code: 'METADATA_ENTITY_ID_MISSING', message, position: positionOf(first.entity) });
}

function entityIdOf(entity: XmlElement): string {
  return trimWhiteSpace(attributeOf(entity, 'entityID') ?? '');
}

function protocolsOf(role: XmlElement): string[] {
  return (attributeOf(role, 'protocolSupportEnumeration') ?? '').split(/[ \t\r\n]+/).filter((name) => name !== '');
}

function speaksSaml2(role: XmlElement): boolean {
  return protocolsOf(role).includes(namespaces.protocol);
}

function wrongRoot(root: XmlElement): Verdict<never> {
  const advice = 'Upload the federation metadata XML (an EntityDescriptor).';
  const name = shorten(root.localName);
  const namespace = root.namespace === '' ? 'without a namespace' : `of ${shorten(root.namespace)}`;
  return reject({
    code: 'METADATA_WRONG_ROOT',
    message: `The file is XML, but its root is ${name} ${namespace}. ${advice}`,
    expected: [`{${namespaces.metadata}}EntityDescriptor`, `{${namespaces.metadata}}EntitiesDescriptor`],
    received: [`{${shorten(root.namespace)}}${name}`],
    position: positionOf(root),
  });
}

/** There is metadata, but not of the wanted kind: says what there is. */
function withoutRole(root: XmlElement, entities: readonly XmlElement[], wanted: string): Verdict<never> {
  const roles = entities.flatMap((entity) => rolesOf(entity));
  const names = [...new Set(roles.map(({ localName }) => shorten(localName)))];
  const position = positionOf(entities[0] ?? root);
  if (wanted === IDENTITY_PROVIDER && roles.some((role) => role.localName === SERVICE_PROVIDER && speaksSaml2(role))) {
    const advice = "Upload the identity provider's; this one is for the identity provider.";
    const message = `The file is the metadata of a service provider. ${advice}`;
    return reject({ code: 'METADATA_IS_SERVICE_PROVIDER', message, received: entities.map(entityIdOf), position });
  }
  const other = roles.find(({ localName }) => localName === wanted);
  const message =
    other === undefined
      ? `The file has no ${wanted} for SAML 2.0; it has ${names.length === 0 ? 'no role at all' : names.join(', ')}.`
      : `The provider does not speak SAML 2.0, only ${shorten(protocolsOf(other).join(', ')) || 'nothing that is named'}.`;
  return reject({
    code: 'METADATA_PROTOCOL_UNSUPPORTED',
    message,
    expected: [namespaces.protocol],
    received: other === undefined ? names : protocolsOf(other).map((name) => shorten(name)),
    position,
  });
}

function rolesOf(entity: XmlElement): XmlElement[] {
  const roles: XmlElement[] = [];
  for (let child = entity.firstChild; child !== null; child = child.next) {
    if (child.namespace === namespaces.metadata && child.localName.endsWith('Descriptor')) roles.push(child);
  }
  return roles;
}
