/** Work that comes round by itself: each job at its interval, never twice at once, failures logged and tried again. */
import type { Logger } from 'pino';

export interface Job {
  readonly name: string;
  readonly everyMilliseconds: number;
  run(): Promise<void>;
}

/** @returns a function that stops the jobs and waits for one that is running. */
export function runJobs(jobs: readonly Job[], log: Logger): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      if (running.has(job.name)) return;
      const run = job
        .run()
        .catch((error: unknown) => log.error({ err: error, job: job.name }, 'job failed'))
        .finally(() => running.delete(job.name));
      running.set(job.name, run);
    }, job.everyMilliseconds).unref(),
  );
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running.values());
  };
}
