/** Looks for the record of a domain in the DNS. */
import type { DomainCheckOutcome } from '@latchkey/contract';
import type { Dns, DnsFault } from '../platform/index.ts';
import { type Domain, type Finding, recordNameOf, recordValueOf } from './domain.ts';

/** As much as a page can show of what other people's TXT records say. */
const mostValues = 10;
const longestValue = 200;

const faults: Readonly<Record<DnsFault, DomainCheckOutcome>> = {
  no_such_name: 'no_such_name',
  no_records: 'no_txt_record',
  timeout: 'timeout',
  server_failure: 'server_failure',
  refused: 'refused',
  unreachable: 'unreachable',
};

/** Several records may stand there, for other accounts: one that is right suffices. */
export async function lookForRecord(dns: Dns, { name, token }: Pick<Domain, 'name' | 'token'>): Promise<Finding> {
  const wanted = recordValueOf(token);
  const place = recordNameOf(name);
  const answer = await dns.resolveTxt(place);
  if (answer.ok && answer.values.some((value) => value.trim() === wanted)) return { outcome: 'found', found: [wanted] };
  if (!answer.ok && answer.fault !== 'no_such_name' && answer.fault !== 'no_records') {
    return { outcome: faults[answer.fault], found: [] };
  }
  const elsewhere = await findElsewhere(dns, [`${place}.${name}`, name], wanted);
  if (elsewhere !== null) return { outcome: 'misplaced', found: [elsewhere] };
  if (!answer.ok) return { outcome: faults[answer.fault], found: [] };
  const found = answer.values.slice(0, mostValues).map((value) => value.slice(0, longestValue));
  return { outcome: found.length === 0 ? 'no_txt_record' : 'other_value', found };
}

/** Two common slips: an editor that appends the domain once more, and the record at the domain itself. */
async function findElsewhere(dns: Dns, places: readonly string[], wanted: string): Promise<string | null> {
  const answers = await Promise.all(places.map((place) => dns.resolveTxt(place)));
  const index = answers.findIndex((answer) => answer.ok && answer.values.some((value) => value.trim() === wanted));
  return places[index] ?? null;
}
