/** Claims: sources, transformations and what a user's assertion says. */
export {
  type ClaimsContext,
  type ClaimsVerdict,
  claimUri,
  evaluateClaims,
  multifactorMethod,
  passwordMethod,
} from './evaluate-claims.ts';
export { nameIdFormats, requestedNameIdFormats } from './name-id.ts';
export type { SamlAttribute } from './saml-attribute.ts';
export { availableSources, describeSource, isKnownSource, type SourceOption } from './sources.ts';
export { type TransformationForm, type TransformationParameter, transformationForms } from './transformation-forms.ts';
