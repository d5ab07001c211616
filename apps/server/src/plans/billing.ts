/** Where a change of plan can be charged: the one place to connect a payment provider to. */
import type { Plan } from '@latchkey/contract';
import type { Db } from '../platform/index.ts';

export interface PlanChange {
  readonly accountId: string;
  readonly from: Plan;
  readonly to: Plan;
  readonly changedByUserId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Billing {
  /** Runs in the transaction of the change: throwing (a Problem, for a reason to show) leaves the plan as it was. */
  planChanging(tx: Db, change: PlanChange): Promise<void>;
}

/** Plans are the operator's tool and cost nothing. */
export const freeOfCharge: Billing = { planChanging: () => Promise.resolve() };
