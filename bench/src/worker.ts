/** A process that runs one library: told a message and a time, it answers how often it got through and what that cost. */
import { type LibraryName, libraryNames, loadLibrary, type Verify } from './library.ts';
import { fieldOf, type MessageName, messageNames, party } from './messages.ts';

export interface SlotRequest {
  readonly message: MessageName;
  readonly milliseconds: number;
}

/** `null` where the library cannot do it. */
export type SlotResult = { readonly operations: number; readonly cpuMicroseconds: number } | null;

const isLibraryName = (name: string | undefined): name is LibraryName => libraryNames.some((known) => known === name);

async function run(verify: Verify, field: string, milliseconds: number): Promise<SlotResult> {
  const batch = await batchSize(verify, field);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let operations = 0;
  while (operations === 0 || performance.now() - start < milliseconds) {
    for (let i = 0; i < batch; i++) {
      const verdict = verify(field);
      if (typeof verdict !== 'string') await verdict;
    }
    operations += batch;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { operations, cpuMicroseconds: user + system };
}

/** As many as take some milliseconds, so that looking at the clock costs nothing. */
async function batchSize(verify: Verify, field: string): Promise<number> {
  const start = performance.now();
  const nameId = await verify(field);
  if (nameId !== party.nameId) throw new Error(`Somebody else was read: ${nameId}`);
  return Math.max(1, Math.min(200, Math.floor(5 / (performance.now() - start))));
}

const name = process.argv[2];
if (process.send !== undefined) {
  if (!isLibraryName(name)) throw new TypeError(`There is no library ${name}.`);
  const library = await loadLibrary(name);
  const prepared = new Map(messageNames.map((message) => [message, library.prepare(message)]));
  const fields = new Map(messageNames.map((message) => [message, fieldOf(message)]));
  process.on('message', async ({ message, milliseconds }: SlotRequest) => {
    const verify = prepared.get(message) ?? null;
    process.send?.(
      verify === null ? { result: null } : { result: await run(verify, fields.get(message) ?? '', milliseconds) },
    );
  });
  process.send({ ready: true });
}
