/** Forms: rules with advice, and a form that survives errors. */
export { NewPasswordInput } from './NewPasswordInput.tsx';
export { passwordStrength } from './password-strength.ts';
export {
  accountNameRule,
  addressRule,
  emailRule,
  type FieldRule,
  newPasswordRule,
  personNameRule,
  presentRule,
  textRule,
} from './rules.ts';
export { hasUnsaved, useUnsaved } from './unsaved.ts';
export { applyFailure, focusFirstError, useLiveForm } from './use-live-form.ts';
