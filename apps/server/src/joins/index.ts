/** Joining just in time: the one door. */
export { joinAccount, userForSubject } from './join-account.ts';
export { joinOfferLifetime } from './join-offer.ts';
export { registerJoins } from './join-routes.ts';
export { offerJoin } from './offer-join.ts';
