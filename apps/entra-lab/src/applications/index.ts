/** Enterprise applications: the rules by which they are made and changed. Every function changes the state that it is given: call it inside `lab.store.update`. */

export { type AppRoleInput, addAppRole, defaultAccessRoleId, userRoleId } from './app-roles.ts';
export { type AssignmentInput, addAssignments, removeAssignment } from './assignments.ts';
export { type BasicSamlInput, saveBasicSaml } from './basic-saml.ts';
export {
  activateCertificate,
  addCertificate,
  certificateInUse,
  deleteCertificate,
  saveNotificationEmails,
  saveSigning,
} from './certificates.ts';
export { deleteClaim, saveClaim, saveGroupClaim, saveNameId } from './claims.ts';
export { chooseSaml, createApplication, defaultClaims } from './create-application.ts';
export { deleteApplication } from './delete-application.ts';
export type { FieldProblem } from './field-problem.ts';
export { findApplication, findApplicationByAppId, findApplicationByIdentifier } from './find-application.ts';
export { type PropertiesInput, saveProperties } from './properties.ts';
export {
  activateTokenEncryption,
  deactivateTokenEncryption,
  importEncryptionCertificate,
  removeEncryptionCertificate,
} from './token-encryption.ts';
export {
  addVerificationCertificate,
  removeVerificationCertificate,
  saveVerification,
} from './verification-certificates.ts';
