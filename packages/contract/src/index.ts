/** What server, dashboard and command line share: schemas, operations, ids and the error catalogue. */
export * from './accounts.ts';
export * from './audit-log.ts';
export * from './common.ts';
export * from './errors.ts';
export * from './explanations/index.ts';
export * from './identity-providers.ts';
export * from './invitations.ts';
export * from './joins.ts';
export * from './mail.ts';
export * from './members.ts';
export * from './operation.ts';
export * from './operations.ts';
export * from './plans.ts';
export * from './sessions.ts';
export * from './sign-in-attempts.ts';
export * from './sp-keys.ts';
export * from './users.ts';
