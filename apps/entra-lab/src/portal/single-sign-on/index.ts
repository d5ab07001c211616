/** Single sign-on of an enterprise application: the method, the SAML page, and everything that is edited from it. */
import type { Portal } from '../visit.ts';
import { registerBasicSaml } from './basic-saml.ts';
import { registerCertificateFiles } from './certificate-files.ts';
import { registerClaims } from './claims.ts';
import { registerGroupClaim } from './group-claim.ts';
import { registerManageClaim } from './manage-claim.ts';
import { registerMethod } from './method.ts';
import { registerSigningCertificates } from './signing-certificates.ts';
import { registerTestSignOn } from './test-sign-on.ts';
import { registerVerification } from './verification.ts';

export { sourceStyles } from './source-form.ts';

export function registerSingleSignOn(portal: Portal): void {
  registerMethod(portal);
  registerBasicSaml(portal);
  registerClaims(portal);
  registerManageClaim(portal);
  registerGroupClaim(portal);
  registerSigningCertificates(portal);
  registerCertificateFiles(portal);
  registerVerification(portal);
  registerTestSignOn(portal);
}
