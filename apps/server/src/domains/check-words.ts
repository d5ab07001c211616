/** What a look at the DNS found, in words for the admin, and what to do. */
import type { DomainCheckOutcome } from '@latchkey/contract';
import { type Domain, recordNameOf, recordValueOf } from './domain.ts';

export function checkMessage(
  domain: Pick<Domain, 'name' | 'token'>,
  outcome: DomainCheckOutcome,
  found: readonly string[],
): string {
  const name = recordNameOf(domain.name);
  switch (outcome) {
    case 'found':
      return 'The record is there.';
    case 'no_such_name':
      return `There is no ${name} in the DNS. Add the TXT record; a new one can take an hour to be seen everywhere.`;
    case 'no_txt_record':
      return `${name} exists, but has no TXT record. Check that the type of the record is TXT.`;
    case 'other_value':
      return otherValue(domain, name, found);
    case 'misplaced':
      return `The value stands at ${found[0] ?? 'another name'}, but belongs at ${name}. ${misplacedAdvice(domain, found[0])}`;
    case 'timeout':
      return 'The name servers did not answer in time. Latchkey tries again by itself.';
    case 'server_failure':
      return `The name servers of ${domain.name} answered with an error (SERVFAIL), as they do when DNSSEC or the delegation is broken. Latchkey tries again by itself.`;
    case 'refused':
      return 'The name server refused to answer. Ask the operator of Latchkey which name servers it uses.';
    case 'unreachable':
      return 'No name server could be reached from Latchkey. Ask its operator; Latchkey tries again by itself.';
  }
}

function otherValue({ token }: Pick<Domain, 'token'>, name: string, found: readonly string[]): string {
  const quoted = found.some((value) => value.replace(/^["'“]|["'”]$/g, '').trim() === recordValueOf(token));
  if (quoted) return `The value at ${name} has quotation marks in it. Remove them: most DNS editors add their own.`;
  const theirs = found.some((value) => value.startsWith('latchkey-domain-verification='));
  return theirs
    ? `The TXT record at ${name} has the value of another claim, perhaps an older one. Replace it by the value above, or add that as a second record.`
    : `The TXT record at ${name} has another value. Copy the value above, whole and without blanks.`;
}

const misplacedAdvice = ({ name }: Pick<Domain, 'name'>, place: string | undefined): string =>
  place === name
    ? 'Move it there.'
    : 'Your DNS editor adds the domain by itself: enter only the part before it as the name.';
