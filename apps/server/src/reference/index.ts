/** The generated reference: pure functions from declarations to Markdown. The one door. */
export { describeApi } from './describe-api.ts';
export { describeConfiguration } from './describe-configuration.ts';
export { describeErrors } from './describe-errors.ts';
export { describeGuides } from './describe-guides.ts';
export { describeRoles } from './describe-roles.ts';
