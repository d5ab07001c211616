/** Tests: each project by itself; server tests run on SQLite and again on PostgreSQL. */
import { defineConfig } from 'vitest/config';

const conditions = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };

/** Server tests hash passwords as slowly as the product does; others start processes; and the machine may be busy. */
const testTimeout = 30_000;

export default defineConfig({
  ...conditions,
  test: {
    maxWorkers: 2,
    projects: [
      { ...conditions, test: { name: 'saml', include: ['packages/saml/src/**/*.test.ts'], testTimeout } },
      { ...conditions, test: { name: 'contract', include: ['packages/contract/src/**/*.test.ts'], testTimeout } },
      { ...conditions, test: { name: 'lab', include: ['apps/entra-lab/src/**/*.test.ts'], testTimeout } },
      { ...conditions, test: { name: 'cli', include: ['apps/cli/src/**/*.test.ts'], testTimeout } },
      { ...conditions, test: { name: 'dashboard', include: ['apps/dashboard/src/**/*.test.{ts,tsx}'], testTimeout } },
      { ...conditions, test: { name: 'scripts', include: ['scripts/**/*.test.ts'], testTimeout } },
      { ...conditions, test: { name: 'bench', include: ['bench/src/**/*.test.ts'], testTimeout } },
      { ...conditions, test: { name: 'server-sqlite', include: ['apps/server/src/**/*.test.ts'], testTimeout } },
      {
        ...conditions,
        test: {
          name: 'server-postgres',
          env: { LATCHKEY_TEST_DATABASE: 'postgres' },
          include: ['apps/server/src/**/*.test.ts'],
          testTimeout,
          globalSetup: 'apps/server/src/testing/postgres-setup.ts',
        },
      },
    ],
  },
});
