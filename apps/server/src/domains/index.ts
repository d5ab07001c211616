/** Domains: the one door. */
export { allowsEmail, type EmailRule, emailRuleOf } from './allowed-email.ts';
export { domainOfEmail, readDomainName } from './domain-name.ts';
export { registerDomains } from './domain-routes.ts';
export { accountsOfDomain, verifiedDomains } from './find-verified-domains.ts';
export { domainsJob, recheckDomains } from './recheck-domains.ts';
