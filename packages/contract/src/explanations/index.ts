/** Explanations: what every refusal means, which side is usually wrong, and where to click. */
export { type ExplainedCode, explanations, isExplainedCode } from './catalogue.ts';
export { type EntraError, explainEntraError } from './explain-entra-error.ts';
export { explainRejection, type RejectionEvidence } from './explain-rejection.ts';
export { type Explanation, entraPlaces, type Fix, latchkeyPlaces, type Side } from './explanation.ts';
