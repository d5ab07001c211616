/** Entra Lab in process: for tests and for whatever starts it. The one door. */
export { createLab, type Lab } from './app.ts';
export { type Clock, type Ids, type LabStore, openLabStore, randomIds, systemClock } from './platform/index.ts';
export { seed, seedIds, seedPassword } from './seed.ts';
export type * from './state.ts';
