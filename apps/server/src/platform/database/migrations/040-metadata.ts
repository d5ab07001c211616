/** Where metadata comes from, what became of each certificate, and which of them were announced to end. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table identity_providers add column metadata_source text not null default 'upload'`,
  `alter table identity_providers add column metadata_sha256 text not null default ''`,
  `alter table identity_providers add column narrowed_at bigint not null default 0`,
  `alter table identity_providers add column certificate_ends_at bigint`,
  `update identity_providers set narrowed_at = changed_at`,
  `create index identity_providers_certificate_end on identity_providers (certificate_ends_at)`,

  `create table metadata_refreshes (
    provider_id text primary key references identity_providers (id) on delete cascade,
    account_id text not null references accounts (id) on delete cascade, address text not null,
    etag text, last_modified text, good_at bigint, failed_at bigint, failure text, failures integer not null,
    next_at bigint not null, running_until bigint not null, asked_at bigint not null,
    waiting text, waiting_xml text, waiting_digest text, waiting_since bigint, ignored_digest text)`,
  `create index metadata_refreshes_next on metadata_refreshes (next_at)`,

  `create table provider_certificates (
    provider_id text not null references identity_providers (id) on delete cascade,
    account_id text not null references accounts (id) on delete cascade, sha256 text not null, base64 text not null,
    origin text not null, added_at bigint not null, trial integer not null, signed_at bigint, missing_since bigint,
    refused_at bigint, refused_by text, primary key (provider_id, sha256))`,

  `create table certificate_notices (
    provider_id text not null references identity_providers (id) on delete cascade, sha256 text not null,
    days integer not null, sent_at bigint not null, primary key (provider_id, sha256, days))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await fillIn(db);
}

interface Provider {
  readonly id: string;
  readonly account_id: string;
  readonly created_at: number;
  readonly metadata_xml: string;
  readonly metadata: string;
}

/** One at a time: each file may have two megabytes. */
async function fillIn(db: Kysely<unknown>): Promise<void> {
  const { rows: providers } = await sql<{ id: string }>`select id from identity_providers`.execute(db);
  for (const { id } of providers) {
    const { rows } = await sql<Provider>`select id, account_id, created_at, metadata_xml, metadata
      from identity_providers where id = ${id}`.execute(db);
    for (const provider of rows) await fillInProvider(db, provider);
  }
}

async function fillInProvider(db: Kysely<unknown>, provider: Provider): Promise<void> {
  const digest = createHash('sha256').update(provider.metadata_xml).digest('hex');
  // The cast: every stored document is what was read from a metadata file.
  const { signingCertificates } = JSON.parse(provider.metadata) as {
    signingCertificates: { sha256: string; base64: string; notAfter: number }[];
  };
  const end = Math.min(...signingCertificates.map(({ notAfter }) => notAfter));
  await sql`update identity_providers set metadata_sha256 = ${digest}, certificate_ends_at = ${end}
    where id = ${provider.id}`.execute(db);
  for (const { sha256, base64 } of signingCertificates) {
    await sql`insert into provider_certificates (provider_id, account_id, sha256, base64, origin, added_at, trial)
      values (${provider.id}, ${provider.account_id}, ${sha256}, ${base64}, 'file', ${provider.created_at}, 0)`.execute(
      db,
    );
  }
}
