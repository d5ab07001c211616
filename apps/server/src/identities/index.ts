/** Identities: the one door. */
export type { Identity } from './identity.ts';
export {
  countIdentities,
  deleteIdentitiesOfProvider,
  findIdentity,
  hasIdentity,
  insertIdentity,
  listIdentities,
  noteIdentityUsed,
} from './identity-store.ts';
