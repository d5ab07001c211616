/** Every operation of the API in one list: the reference is generated from it, and tests walk it. */
import * as accessRequests from './access-requests.ts';
import * as accounts from './accounts.ts';
import * as auditLog from './audit-log.ts';
import * as auditStreams from './audit-streams.ts';
import * as domains from './domains.ts';
import * as identityProviders from './identity-providers.ts';
import * as invitations from './invitations.ts';
import * as joins from './joins.ts';
import * as mail from './mail.ts';
import * as members from './members.ts';
import * as metadata from './metadata/index.ts';
import type { AnyOperation } from './operation.ts';
import * as people from './people.ts';
import * as sessions from './sessions.ts';
import * as setupLinks from './setup-links.ts';
import * as signInAttempts from './sign-in-attempts.ts';
import * as signInPolicy from './sign-in-policy.ts';
import * as spKeys from './sp-keys.ts';
import * as users from './users.ts';

const isOperation = (value: unknown): value is AnyOperation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;

export const operations: readonly AnyOperation[] = [
  sessions,
  users,
  accounts,
  signInPolicy,
  members,
  accessRequests,
  invitations,
  identityProviders,
  spKeys,
  domains,
  metadata,
  people,
  setupLinks,
  joins,
  signInAttempts,
  auditLog,
  auditStreams,
  mail,
].flatMap((concept) => Object.values(concept).filter(isOperation));
