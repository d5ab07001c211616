/** What ten thousand verifications leave behind on the heap. */
import { loadLibrary } from './library.ts';
import { fieldOf } from './messages.ts';

export interface MemoryResult {
  readonly verifications: number;
  readonly heapBefore: number;
  readonly heapAfter: number;
  /** The most that was in use in between, garbage included. */
  readonly residentBytes: number;
}

/** Needs `--expose-gc`. */
export async function measureMemory(verifications: number): Promise<MemoryResult> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Run with --expose-gc.');
  const library = await loadLibrary('latchkey');
  const verify = library.prepare('assertion');
  const field = fieldOf('assertion');
  const run = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) await verify?.(field);
  };
  await run(2000);
  const heap = (): number => {
    gc();
    gc();
    return process.memoryUsage().heapUsed;
  };
  const heapBefore = heap();
  await run(verifications);
  return { verifications, heapBefore, heapAfter: heap(), residentBytes: process.memoryUsage.rss() };
}
