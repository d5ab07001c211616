/** Participations: the one door. */
export { setLogoutCookie } from './logout-cookie.ts';
export { noteParticipation } from './note-participation.ts';
export {
  isMeant,
  nameHashOf,
  openSamlSession,
  type SamlSession,
  sameName,
  sealSamlSession,
} from './participation.ts';
export {
  findParticipation,
  type ParticipatingSession,
  selectByBrowser,
  selectByName,
} from './participation-store.ts';
