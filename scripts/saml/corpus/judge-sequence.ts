/** Messages one after the other at the same service provider: what was used before is not accepted again. */
import type { Corpus, Sequence } from './corpus.ts';
import { type Outcome, timed } from './outcome.ts';
import { ServiceProvider, type Settings } from './service-provider.ts';

export function judgeSequence(corpus: Corpus, settings: Settings, sequence: Sequence): Outcome {
  const serviceProvider = new ServiceProvider(settings);
  const { value: given, milliseconds } = timed(() =>
    sequence.steps.map((step) => {
      const decision = serviceProvider.receive(corpus.fieldOf(step));
      return decision.ok ? 'accepted' : decision.code;
    }),
  );
  const { id, class: kind, steps } = sequence;
  const base = { part: 'sequence', id, class: kind, milliseconds } as const;
  if (given instanceof Error) return { ...base, result: 'failed', given: 'threw', detail: given.message };
  const wrong = steps.findIndex(({ expect }, index) => (expect === 'accept') !== (given[index] === 'accepted'));
  const detail = wrong === -1 ? '' : `step ${wrong + 1} was ${given[wrong]}, expected ${steps[wrong]?.expect}`;
  return { ...base, result: wrong === -1 ? 'passed' : 'failed', given: given.join(', then '), detail };
}
