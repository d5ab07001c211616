/** Everything that concepts get from below: the one door. */
export { type Clock, days, hours, minutes, seconds, systemClock } from './clock.ts';
export * from './database/index.ts';
export { type Dns, type DnsFault, systemDns, type TxtAnswer } from './dns/dns.ts';
export { fitKey } from './fit-key.ts';
export * from './http/index.ts';
export { hashToken, type Ids, randomIds } from './ids.ts';
export { type Job, runJobs } from './jobs/run-jobs.ts';
export { createOutgoing } from './outgoing/create-outgoing.ts';
export type * from './outgoing/outgoing.ts';
export type { Platform } from './platform.ts';
export { type KeyPairs, randomKeyPairs } from './secrets/key-pairs.ts';
export { createSeal, loadInstanceKey, type Seal } from './secrets/seal.ts';
