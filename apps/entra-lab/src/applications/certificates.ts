/** Card 3, SAML Certificates: which certificate signs, and how. */
import type { Instant } from '@latchkey/saml';
import type { EnterpriseApplication, SigningCertificate } from '../state.ts';
import { type FieldProblem, problem } from './field-problem.ts';

/** Adds a certificate as inactive, or as the active one when there is none. */
export function addCertificate(app: EnterpriseApplication, certificate: SigningCertificate): void {
  const first = !app.certificates.some(({ active }) => active);
  app.certificates.push({ ...certificate, active: first });
}

/** Makes this certificate the one that signs; the others turn inactive. @returns whether there is such a certificate. */
export function activateCertificate(app: EnterpriseApplication, certificateId: string): boolean {
  if (!app.certificates.some(({ id }) => id === certificateId)) return false;
  for (const certificate of app.certificates) certificate.active = certificate.id === certificateId;
  return true;
}

/** Deletes an inactive certificate; the active one cannot be deleted. @returns whether one was deleted. */
export function deleteCertificate(app: EnterpriseApplication, certificateId: string): boolean {
  const before = app.certificates.length;
  app.certificates = app.certificates.filter(({ id, active }) => active || id !== certificateId);
  return app.certificates.length < before;
}

/** The certificate that signs now: the active one; when it has expired, an inactive one that is valid; else the expired one still. */
export function certificateInUse(app: EnterpriseApplication, now: Instant): SigningCertificate | null {
  const active = app.certificates.find((certificate) => certificate.active) ?? null;
  const valid = (certificate: SigningCertificate) =>
    Date.parse(certificate.notBefore) <= now && now < Date.parse(certificate.notAfter);
  return active && !valid(active) ? (app.certificates.find(valid) ?? active) : active;
}

export function saveSigning(app: EnterpriseApplication, signing: EnterpriseApplication['signing']): void {
  app.signing = { option: signing.option, algorithm: signing.algorithm };
}

/** Saves up to five addresses; an empty list of problems means that they were saved. */
export function saveNotificationEmails(app: EnterpriseApplication, emails: readonly string[]): FieldProblem[] {
  const kept = emails.map((email) => email.trim()).filter((email) => email !== '');
  const problems = kept.flatMap((email, position) =>
    /^[^@\s]+@[^@\s]+$/.test(email)
      ? []
      : [problem('notificationEmails', 'Please enter a valid email address.', position)],
  );
  if (kept.length > 5) problems.push(problem('notificationEmails', 'You can add at most five email addresses.'));
  if (problems.length === 0) app.notificationEmails = kept;
  return problems;
}
