/** Operators of the instance: the one door. */
export { grantOperator, revokeOperator } from './grant-operator.ts';
export { makeFirstOperator } from './make-first-operator.ts';
export { isOperator, type Operator, selectOperators } from './operator-store.ts';
