/** Plans: the one door. */
export { type Billing, freeOfCharge, type PlanChange } from './billing.ts';
export { entitlementsOf, isPlan } from './plan.ts';
