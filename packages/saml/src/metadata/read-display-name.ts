/** Reads the name under which a provider wants to be shown. */
import { attributeOf, childOf, childrenOf, namespaces, trimmedTextOf, type XmlElement } from '../xml/index.ts';

const { metadata, metadataUi } = namespaces;

/** mdui:DisplayName of the role, else OrganizationDisplayName, else OrganizationName; English where there is a choice. */
export function readDisplayName(entity: XmlElement, role: XmlElement): string | null {
  const extensions = childOf(role, metadata, 'Extensions');
  const uiInfo = extensions === null ? null : childOf(extensions, metadataUi, 'UIInfo');
  const organization = childOf(role, metadata, 'Organization') ?? childOf(entity, metadata, 'Organization');
  return (
    preferred(uiInfo, metadataUi, 'DisplayName') ??
    preferred(organization, metadata, 'OrganizationDisplayName') ??
    preferred(organization, metadata, 'OrganizationName')
  );
}

function preferred(parent: XmlElement | null, namespace: string, name: string): string | null {
  if (parent === null) return null;
  const names = childrenOf(parent, namespace, name);
  const english = names.find((element) => /^en(?:-|$)/i.test(attributeOf(element, 'lang', namespaces.xml) ?? ''));
  const text = [english, ...names].map((element) => (element === undefined ? null : trimmedTextOf(element)));
  return text.find((candidate) => candidate !== null && candidate !== '') ?? null;
}
