/** E-mail domains of accounts, and the providers that may assert addresses of certain domains only. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // Not unique across accounts: whoever rules the DNS of a domain may prove it for several.
  `create table domains (
    account_id text not null references accounts (id) on delete cascade, id text not null, name text not null,
    token text not null, created_at bigint not null, verified_at bigint, missing_since bigint, lapsed_at bigint,
    checked_at bigint, check_outcome text, check_found text not null, next_check_at bigint,
    primary key (account_id, id), unique (account_id, name))`,
  `create index domains_name on domains (name)`,
  `create index domains_next_check on domains (next_check_at)`,

  // No cascade from domains: a list that lost its last row would let everybody in.
  `create table identity_provider_domains (
    account_id text not null references accounts (id) on delete cascade,
    provider_id text not null references identity_providers (id) on delete cascade, domain_id text not null,
    primary key (account_id, provider_id, domain_id),
    foreign key (account_id, domain_id) references domains (account_id, id))`,
  `create index identity_provider_domains_domain on identity_provider_domains (account_id, domain_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
