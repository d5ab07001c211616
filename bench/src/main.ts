/** `npm run bench -- verify|memory|import [--json]`: the package's costs, beside those of other libraries, in one run. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type LibraryName, libraryNames } from './library.ts';
import { measureImports } from './measure-import.ts';
import { measureMemory } from './measure-memory.ts';
import { measureVerify, type Samples, timesTheFloor } from './measure-verify.ts';
import { messageNames } from './messages.ts';
import { median, quartiles } from './statistics.ts';

const usage = `Usage: npm run bench -- verify [--json] [--rounds N] [--slot MS] [--libraries a,b] [--messages a,b]
       npm run bench -- memory [--json]
       npm run bench -- import [--json] [--rounds N]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
    slot: { type: 'string', default: '250' },
    'warm-up': { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    libraries: { type: 'string', default: libraryNames.join(',') },
    messages: { type: 'string', default: messageNames.join(',') },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function chosen<T extends string>(list: string, known: readonly T[]): T[] {
  const names = list.split(',');
  const unknown = names.filter((name) => !known.some((one) => one === name));
  if (unknown.length > 0) throw new TypeError(`Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  return known.filter((one) => names.includes(one));
}

async function verify(): Promise<void> {
  const libraries = chosen(values.libraries, libraryNames);
  const samples = await measureVerify({
    libraries: libraries.includes('floor') ? libraries : ['floor', ...libraries],
    messages: chosen(values.messages, messageNames),
    rounds: Number(values.rounds),
    slotMilliseconds: Number(values.slot),
    warmUpMilliseconds: Number(values['warm-up']),
    seed: Number(values.seed),
    progress: (line) => void process.stderr.write(`${line}\n`),
  });
  const measured = libraries.filter((library) => library !== 'floor');
  if (values.json) say(JSON.stringify(ratios(samples, measured)));
  else for (const line of table(samples, measured)) say(line);
}

function ratios(samples: Samples, libraries: readonly LibraryName[]): Record<string, Record<string, number>> {
  const rows: Record<string, Record<string, number>> = {};
  for (const [message, row] of samples) {
    const ratio = libraries.map((library) => [library, timesTheFloor(row, library)] as const);
    const known = ratio.flatMap(([library, times]) => (times === null ? [] : [[library, round(times)] as const]));
    rows[message] = Object.fromEntries(known);
  }
  return rows;
}

const round = (value: number): number => Number(value.toPrecision(3));

function table(samples: Samples, libraries: readonly LibraryName[]): string[] {
  const head = ['message', 'floor µs', 'latchkey µs', ...libraries.map((library) => `${library} × floor`)];
  const rows = [...samples].map(([message, row]) => [
    message,
    microseconds(row.get('floor')),
    microseconds(row.get('latchkey')),
    ...libraries.map((library) => cell(row, library)),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

const microseconds = (costs: readonly number[] | undefined): string =>
  costs === undefined ? '-' : median(costs).toFixed(1);

/** The median, and for ours where the middle half of the rounds lies. */
function cell(row: ReadonlyMap<LibraryName, readonly number[]>, library: LibraryName): string {
  const times = timesTheFloor(row, library);
  if (times === null) return '-';
  if (library !== 'latchkey') return String(round(times));
  const floor = row.get('floor') ?? [];
  const [low, high] = quartiles((row.get(library) ?? []).map((cost, i) => cost / (floor[i] ?? Number.NaN)));
  return `**${times.toFixed(2)}** (${low.toFixed(2)}–${high.toFixed(2)})`;
}

async function memory(): Promise<void> {
  if (globalThis.gc === undefined) {
    // The collector can only be called where the process was started for it.
    const again = ['--expose-gc', ...process.execArgv, ...process.argv.slice(1)];
    process.exitCode = spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1;
    return;
  }
  const result = await measureMemory(10_000);
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
  const grown = result.heapAfter - result.heapBefore;
  if (values.json) say(JSON.stringify(result));
  else {
    const { verifications, heapBefore, heapAfter, residentBytes } = result;
    say(
      `heap after collection: ${kilobytes(heapBefore)} before, ${kilobytes(heapAfter)} after ${verifications} verifications`,
    );
    say(`grown by ${kilobytes(grown)}; resident ${kilobytes(residentBytes)}`);
  }
}

function imports(): void {
  const results = measureImports(Number(values.rounds));
  if (values.json) say(JSON.stringify(results));
  else {
    say('| library | import, CPU ms | runtime dependencies |\n|---|---|---|');
    for (const { name, importMilliseconds, dependencies } of results)
      say(`| ${name} | ${importMilliseconds.toFixed(1)} | ${dependencies} |`);
  }
}

const [command] = positionals;
if (command === 'verify') await verify();
else if (command === 'memory') await memory();
else if (command === 'import') imports();
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
