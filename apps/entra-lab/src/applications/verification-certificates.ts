/** Card 3, Verification certificates: requests must be signed by one of these. */
import { readPublicCertificate } from '../certificates/index.ts';
import type { Ids } from '../platform/index.ts';
import type { EnterpriseApplication } from '../state.ts';
import { type FieldProblem, problem } from './field-problem.ts';

/** @param file PEM, DER or base64 of DER. An empty list means that it was added. */
export function addVerificationCertificate(app: EnterpriseApplication, file: Uint8Array, ids: Ids): FieldProblem[] {
  const certificate = readPublicCertificate(file);
  if (!certificate) return [problem('certificate', 'The file is not a certificate (.cer).')];
  if (app.verification.certificates.some(({ thumbprint }) => thumbprint === certificate.thumbprint)) {
    return [problem('certificate', 'This certificate has been uploaded already.')];
  }
  const { base64, thumbprint, notAfter } = certificate;
  app.verification.certificates.push({ id: ids.guid(), certificate: base64, thumbprint, notAfter });
  return [];
}

/** @returns whether there was such a certificate. */
export function removeVerificationCertificate(app: EnterpriseApplication, certificateId: string): boolean {
  const before = app.verification.certificates.length;
  app.verification.certificates = app.verification.certificates.filter(({ id }) => id !== certificateId);
  return app.verification.certificates.length < before;
}

/** An empty list means that it was saved. */
export function saveVerification(
  app: EnterpriseApplication,
  input: { readonly required: boolean; readonly allowSha1: boolean },
): FieldProblem[] {
  if (input.required && app.verification.certificates.length === 0) {
    return [problem('required', 'Upload a certificate before you require verification certificates.')];
  }
  app.verification.required = input.required;
  app.verification.allowSha1 = input.allowSha1;
  return [];
}
