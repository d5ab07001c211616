/** Requests for access: the one door. */
export type { AccessOffer } from './access-request.ts';
export { registerAccessRequests } from './access-request-routes.ts';
export { askForAccess } from './ask-for-access.ts';
export { offerAccessRequest } from './offer-access-request.ts';
