/** Certificates: making the ones that sign, reading the ones that are uploaded, and the files that the portal offers. */
export { certificateFile, certificatePem } from './certificate-file.ts';
export { createSigningCertificate, federatedSsoSubject, tenantSubject } from './create-signing-certificate.ts';
export { type PublicCertificate, readPublicCertificate } from './read-public-certificate.ts';
