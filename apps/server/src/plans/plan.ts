/** Plans: what an account's plan includes. */
import { type Entitlements, entitlements, type Plan } from '@latchkey/contract';

export const entitlementsOf = (plan: Plan): Entitlements => entitlements[plan];

export const isPlan = (text: string): text is Plan => Object.hasOwn(entitlements, text);
