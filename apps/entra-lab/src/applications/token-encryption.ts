/** The Token encryption page: the application's public certificate, and whether assertions are encrypted to it. */

import { readPublicCertificate } from '../certificates/index.ts';
import type { EnterpriseApplication } from '../state.ts';
import { type FieldProblem, problem } from './field-problem.ts';

/** Imports a certificate, inactive. @param file PEM, DER or base64 of DER. An empty list means that it was imported. */
export function importEncryptionCertificate(app: EnterpriseApplication, file: Uint8Array): FieldProblem[] {
  const certificate = readPublicCertificate(file);
  if (!certificate) return [problem('certificate', 'The file is not a certificate (.cer).')];
  if (!certificate.rsa) return [problem('certificate', 'Only certificates with an RSA key can be used.')];
  app.tokenEncryption = { certificate: certificate.base64, thumbprint: certificate.thumbprint, active: false };
  return [];
}

/** @returns whether there is a certificate to encrypt to. */
export function activateTokenEncryption(app: EnterpriseApplication): boolean {
  if (!app.tokenEncryption) return false;
  app.tokenEncryption.active = true;
  return true;
}

export function deactivateTokenEncryption(app: EnterpriseApplication): void {
  if (app.tokenEncryption) app.tokenEncryption.active = false;
}

export function removeEncryptionCertificate(app: EnterpriseApplication): void {
  app.tokenEncryption = null;
}
