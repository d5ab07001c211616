/** The short name of a SAML binding. */

/** `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect` is `HTTP-Redirect`. */
export const bindingName = (binding: string): string => binding.slice(binding.lastIndexOf(':') + 1);
