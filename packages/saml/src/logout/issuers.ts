/** The issuers by which one sender's logout messages may go. */

const STS = /^https:\/\/sts\.windows\.net\/([0-9a-f-]{36})\/$/i;

/**
 * Its entity ID; of Entra ID also the address of its sign-in service with the same tenant, which its logout responses bear
 * according to Microsoft's present documentation.
 */
export function issuersOf(entityId: string): readonly string[] {
  const tenant = STS.exec(entityId)?.[1];
  return tenant === undefined ? [entityId] : [entityId, `https://login.microsoftonline.com/${tenant}/`];
}
