/** Puts the concepts on the platform: the whole server as one object, for `main` and for tests. */
import type { FastifyInstance } from 'fastify';
import { createRouter, createServer, type Gate, type Job, type Platform, serveDashboard } from './platform/index.ts';

export interface App {
  readonly http: FastifyInstance;
  readonly jobs: readonly Job[];
}

/** @param dashboardFolder the built dashboard. */
export async function createApp(platform: Platform, dashboardFolder: string): Promise<App> {
  const http = await createServer(platform);
  const gate: Gate = {
    identify: () => Promise.resolve(null),
    enter: () => Promise.reject(new TypeError('not built yet')),
  };
  const router = createRouter(http, gate, platform.config.publicUrl.startsWith('https://'));
  void router;
  await serveDashboard(http, dashboardFolder);
  return { http, jobs: [] };
}
