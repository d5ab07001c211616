/** Names of domains as people type them, in the one form that is kept and compared: lower case, punycode, no dot at the end. */
import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { isPublicMailDomain } from './public-mail-domains.ts';

export type NameVerdict =
  | { readonly ok: true; readonly name: string }
  /** For the person who typed it. */
  | { readonly ok: false; readonly advice: string };

export const challengeLabel = '_latchkey-challenge';
/** The challenge stands before it, with a dot between, and a name in the DNS has 253 characters. */
const longestName = 253 - challengeLabel.length - 1;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const refuse = (advice: string): NameVerdict => ({ ok: false, advice });

/** Sub-domains are domains of their own. */
export function readDomainName(typed: string): NameVerdict {
  const text = typed.trim().replace(/\.$/, '');
  if (text === '') return refuse('Enter a domain such as example.com.');
  if (text.includes('@')) return refuse('Enter only the part after the @, such as example.com.');
  if (/[/:?#\s]/.test(text)) return refuse('Enter the domain alone, such as example.com: no https://, path or port.');
  const name = domainToASCII(text).toLowerCase();
  const { isIp, publicSuffix, domain } = parse(name, { allowPrivateDomains: true });
  if (isIp === true) return refuse('Enter a domain such as example.com, not an IP address.');
  const labels = name.split('.');
  if (labels.length < 2 || !labels.every((one) => label.test(one))) {
    return refuse('Enter a domain such as example.com: letters, digits and hyphens, with a dot between its parts.');
  }
  if (name.length > longestName) return refuse(`A domain has ${longestName} characters at most.`);
  if (domain === null || name === publicSuffix) {
    return refuse(`Under ${displayNameOf(name)} anybody can register domains. Enter the one that is yours.`);
  }
  if (name.endsWith('.onmicrosoft.com')) {
    return refuse('Microsoft keeps the DNS of onmicrosoft.com, so no record can be set there. Enter your own domain.');
  }
  if (isPublicMailDomain(domain)) {
    return refuse(`${displayNameOf(domain)} gives mailboxes to everybody: it cannot belong to one account.`);
  }
  return { ok: true, name };
}

/** With its own letters, for people to read beside the form in the DNS. */
export const displayNameOf = (name: string): string => domainToUnicode(name) || name;

/** The domain of an address that passed `isEmail`: what follows its only @. */
export const domainOfEmail = (address: string): string => address.slice(address.indexOf('@') + 1).toLowerCase();
