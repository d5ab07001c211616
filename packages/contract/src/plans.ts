/** Plans and what they include. */
import { type Static, Type } from 'typebox';

export const Plan = Type.Union([Type.Literal('free'), Type.Literal('pay_as_you_go'), Type.Literal('enterprise')]);
export type Plan = Static<typeof Plan>;

export const planNames: Readonly<Record<Plan, string>> = {
  free: 'Free',
  pay_as_you_go: 'Pay-as-you-go',
  enterprise: 'Enterprise',
};

export interface Entitlements {
  readonly samlSso: boolean;
  readonly enforcement: boolean;
}

/** What each plan includes: the one place to ask. */
export const entitlements: Readonly<Record<Plan, Entitlements>> = {
  free: { samlSso: false, enforcement: false },
  pay_as_you_go: { samlSso: true, enforcement: true },
  enterprise: { samlSso: true, enforcement: true },
};
