/** Time from the form field to the verdict, as times the floor, for each message and library. */
import { type ChildProcess, fork } from 'node:child_process';
import type { LibraryName } from './library.ts';
import type { MessageName } from './messages.ts';
import { median, randomFrom, shuffled } from './statistics.ts';
import type { SlotResult } from './worker.ts';

export interface VerifyOptions {
  readonly libraries: readonly LibraryName[];
  readonly messages: readonly MessageName[];
  readonly rounds: number;
  /** How long a library runs one message in one round. */
  readonly slotMilliseconds: number;
  readonly warmUpMilliseconds: number;
  readonly seed: number;
  readonly progress: (line: string) => void;
}

/** CPU time of one operation in microseconds, one entry a round. */
export type Samples = ReadonlyMap<MessageName, ReadonlyMap<LibraryName, readonly number[]>>;

async function start(library: LibraryName): Promise<ChildProcess> {
  const child = fork(new URL('./worker.ts', import.meta.url), [library], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await answer(child);
  return child;
}

/** What the process says next; an error where it ends instead. */
function answer(child: ChildProcess): Promise<{ readonly result: SlotResult }> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A library's process ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (said: { readonly result: SlotResult }) => {
      child.off('exit', ended);
      resolve(said);
    });
  });
}

async function slot(child: ChildProcess, message: MessageName, milliseconds: number): Promise<number | null> {
  child.send({ message, milliseconds });
  const { result } = await answer(child);
  return result === null ? null : result.cpuMicroseconds / result.operations;
}

export async function measureVerify(options: VerifyOptions): Promise<Samples> {
  const { libraries, messages, rounds, slotMilliseconds, warmUpMilliseconds, progress } = options;
  const random = randomFrom(options.seed);
  const children = new Map<LibraryName, ChildProcess>();
  const samples = new Map(messages.map((message) => [message, new Map<LibraryName, number[]>()]));
  try {
    for (const library of libraries) {
      progress(`warming up ${library}`);
      const child = await start(library);
      children.set(library, child);
      for (const message of messages) await slot(child, message, warmUpMilliseconds);
    }
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}`);
      for (const message of shuffled(messages, random)) {
        for (const [library, child] of shuffled([...children], random)) {
          const cost = await slot(child, message, slotMilliseconds);
          if (cost === null) continue;
          const row = samples.get(message);
          row?.set(library, [...(row.get(library) ?? []), cost]);
        }
      }
    }
  } finally {
    for (const child of children.values()) child.kill();
  }
  return samples;
}

/** The median over the rounds of the cost divided by the floor's cost in the same round. */
export function timesTheFloor(row: ReadonlyMap<LibraryName, readonly number[]>, library: LibraryName): number | null {
  const costs = row.get(library);
  const floor = row.get('floor');
  if (costs === undefined || floor === undefined) return null;
  return median(costs.map((cost, round) => cost / (floor[round] ?? Number.NaN)));
}
