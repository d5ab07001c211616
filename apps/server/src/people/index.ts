/** What directories say about people: the one door. */
export { decideRole, describeDecision, roleOfNewcomer } from './decide-role.ts';
export { registerPeople } from './people-routes.ts';
export {
  defaultPeopleSettings,
  type MappingAndRules,
  parsePeopleSettings,
  printPeopleSettings,
  usualMapping,
} from './people-settings.ts';
export { type DirectoryRoles, hasGroupOverage, type Person, readPerson } from './person.ts';
