/** Damages messages, many thousands of times, and looks at what becomes of them. */
import { makeBases } from './bases.ts';
import { type Decide, type Genuine, type Judgement, judge, prepare } from './judge.ts';
import { mutate, plan, type Step } from './mutate.ts';
import { Random } from './random.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  /** The first case: runs can be cut into pieces. */
  readonly from: number;
  /** Another service provider than this product: to see that the fuzzer finds what it is made to find. */
  readonly decide?: Decide;
  readonly progress?: (done: number) => void;
}

export interface Defect {
  readonly index: number;
  readonly base: string;
  readonly steps: readonly Step[];
  readonly what: string;
  readonly field: string;
}

export interface FuzzReport {
  readonly cases: number;
  readonly unchanged: number;
  readonly same: number;
  readonly donor: number;
  readonly refused: ReadonlyMap<string, number>;
  /** Single operations after which the message was accepted as genuine. */
  readonly harmless: ReadonlyMap<string, number>;
  readonly defects: readonly Defect[];
  /** The longest time of a case beside that of its base, each for as many characters. */
  readonly slowest: { readonly ratio: number; readonly index: number; readonly milliseconds: number };
}

/** So many of the slowest cases are measured again, at leisure: other processes take their time, too. */
const SUSPECTS = 20;
const MEASUREMENTS = 30;

export function runFuzz({ seed, count, from, decide, progress }: FuzzOptions): FuzzReport {
  const genuine = makeBases().map((base) => prepare(base, decide));
  const speeds = genuine.map(speedOf);
  const refused = new Map<string, number>();
  const harmless = new Map<string, number>();
  const defects: Defect[] = [];
  const sums = { unchanged: 0, same: 0, donor: 0 };
  const suspects: Suspect[] = [];
  for (let index = from; index < from + count; index++) {
    const which = index % genuine.length;
    const one = genuine[which];
    if (one === undefined) break;
    const steps = plan(Random.forCase(seed, index));
    const field = mutate(one.base, steps);
    const { judgement, milliseconds } = timedOnce(field, one);
    suspect(suspects, { ratio: milliseconds / usual(field, speeds[which] ?? 1), index, field, which });
    if (judgement.kind === 'refused') add(refused, judgement.code);
    else if (judgement.kind === 'defect') defects.push(smallest(one, { index, steps, what: judgement.what, field }));
    else {
      sums[judgement.kind]++;
      if (judgement.kind === 'same' && steps.length === 1) add(harmless, steps[0]?.operation ?? '');
    }
    if (progress !== undefined && (index - from + 1) % 10_000 === 0) progress(index - from + 1);
  }
  return { cases: count, ...sums, refused, harmless, defects, slowest: slowestOf(suspects, genuine, speeds) };
}

interface Suspect {
  readonly ratio: number;
  readonly index: number;
  readonly field: string;
  readonly which: number;
}

/** Keeps the slowest. */
function suspect(suspects: Suspect[], one: Suspect): void {
  if (suspects.length === SUSPECTS && one.ratio <= (suspects.at(-1)?.ratio ?? 0)) return;
  suspects.push(one);
  suspects.sort((a, b) => b.ratio - a.ratio).splice(SUSPECTS);
}

function slowestOf(
  suspects: readonly Suspect[],
  genuine: readonly Genuine[],
  speeds: readonly number[],
): FuzzReport['slowest'] {
  let slowest = { ratio: 0, index: -1, milliseconds: 0 };
  for (const { index, field, which } of suspects) {
    const one = genuine[which];
    if (one === undefined) continue;
    const times = Array.from({ length: MEASUREMENTS }, () => timedOnce(field, one).milliseconds);
    const milliseconds = Math.min(...times);
    const ratio = milliseconds / usual(field, speeds[which] ?? 1);
    if (ratio > slowest.ratio) slowest = { ratio, index, milliseconds };
  }
  return slowest;
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Milliseconds that a field may take: short ones have costs of their own. */
const usual = (field: string, speed: number): number => speed * Math.max(field.length, 5000);

function timedOnce(field: string, one: Genuine): { judgement: Judgement; milliseconds: number } {
  const start = performance.now();
  const judgement = judge(field, one);
  return { judgement, milliseconds: performance.now() - start };
}

/** Milliseconds a character of the base itself, with white space so that it is looked at: the best of some. */
function speedOf(one: Genuine): number {
  const field = `${one.field}\n`;
  const times = Array.from({ length: 20 }, () => timedOnce(field, one).milliseconds);
  return Math.min(...times) / field.length;
}

/** Leaves out steps that the defect does not need. */
function smallest(one: Genuine, defect: Omit<Defect, 'base'>): Defect {
  for (let left = 0; left < defect.steps.length; left++) {
    const steps = defect.steps.filter((_, index) => index !== left);
    const field = mutate(one.base, steps);
    const judgement = judge(field, one);
    if (judgement.kind === 'defect') return smallest(one, { ...defect, steps, field, what: judgement.what });
  }
  return { ...defect, base: one.base.name };
}
