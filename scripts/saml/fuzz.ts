/** `npm run fuzz -- --seed S --count N [--from I] [--show I]`: damages valid messages and looks for one that is believed. */
import { parseArgs } from 'node:util';
import { makeBases } from './fuzz/bases.ts';
import { measureGrowth } from './fuzz/growth.ts';
import { mutate, plan } from './fuzz/mutate.ts';
import { Random } from './fuzz/random.ts';
import { type FuzzReport, runFuzz } from './fuzz/run-fuzz.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20000' },
    from: { type: 'string', default: '0' },
    /** Prints one case instead. */
    show: { type: 'string' },
    growth: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const seed = Number(values.seed);

function show(index: number): void {
  const bases = makeBases();
  const base = bases[index % bases.length];
  if (base === undefined) throw new RangeError('There is no such case.');
  const steps = plan(Random.forCase(seed, index));
  say(`${base.name}: ${steps.map(({ operation }) => operation).join(', then ')}`);
  say(Buffer.from(mutate(base, steps), 'base64').toString('utf8'));
}

function report({ cases, unchanged, same, donor, refused, harmless, defects, slowest }: FuzzReport): void {
  const counts = (map: ReadonlyMap<string, number>): string =>
    [...map]
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `  ${String(count).padStart(8)}  ${name}`)
      .join('\n');
  say(`refused:\n${counts(refused)}`);
  say(`accepted, saying the same, after one operation:\n${counts(harmless)}`);
  for (const { index, base, steps, what } of defects) {
    say(`DEFECT ${index} (${base}): ${steps.map(({ operation }) => operation).join(', then ')}: ${what}`);
  }
  say(
    `slowest: case ${slowest.index}, ${slowest.milliseconds.toFixed(2)} ms, ${slowest.ratio.toFixed(1)} times its base a character`,
  );
  const sum = [...refused.values()].reduce((a, b) => a + b, 0);
  say(
    `${cases} cases: ${unchanged} unchanged, ${sum} refused, ${same} accepted as genuine, ${donor} as the donor's, ${defects.length} defects`,
  );
}

if (values.show !== undefined) show(Number(values.show));
else if (values.growth) for (const line of measureGrowth()) say(line);
else {
  const progress = (done: number): void => void process.stderr.write(`\r${done} of ${values.count}`);
  const result = runFuzz({ seed, count: Number(values.count), from: Number(values.from), progress });
  process.stderr.write('\n');
  report(result);
  if (result.defects.length > 0) process.exitCode = 1;
}
