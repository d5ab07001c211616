/** The last part of an attribute's name, which is what portals show. */

/** `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress` is `emailaddress`; plain names stay. */
export function shortAttributeName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
  return last === '' ? name : last;
}
