/** Questions to the DNS, with a time limit; what goes wrong on the way is an answer too, never an exception. */
import { Resolver } from 'node:dns/promises';
import { seconds } from '../clock.ts';

/** `no_such_name`, `no_records`: an answer. The others: no answer that could be used. */
export type DnsFault = 'no_such_name' | 'no_records' | 'timeout' | 'server_failure' | 'refused' | 'unreachable';

export type TxtAnswer =
  | { readonly ok: true /** Each record as one text: its strings joined. */; readonly values: readonly string[] }
  | { readonly ok: false; readonly fault: DnsFault };

export interface Dns {
  resolveTxt(name: string): Promise<TxtAnswer>;
}

/** All tries together: a person waits for it. */
const timeLimit = seconds(8);
const perTry = seconds(2);
const tries = 3;

const faults: Readonly<Record<string, DnsFault>> = {
  ENOTFOUND: 'no_such_name',
  ENODATA: 'no_records',
  ETIMEOUT: 'timeout',
  ECANCELLED: 'timeout',
  ESERVFAIL: 'server_failure',
  EFORMERR: 'server_failure',
  EBADRESP: 'server_failure',
  ENOTIMP: 'server_failure',
  EREFUSED: 'refused',
  ECONNREFUSED: 'unreachable',
  // A name that cannot be asked for is no name.
  EBADNAME: 'no_such_name',
  EBADQUERY: 'no_such_name',
};

/** @param servers addresses as `LATCHKEY_DNS_SERVERS` gives them; empty for those of the machine. */
export const systemDns = (servers: readonly string[]): Dns => ({
  async resolveTxt(name) {
    // A resolver for each question: it keeps answers, and whoever presses “Verify now” wants a fresh one.
    const resolver = new Resolver({ timeout: perTry, tries });
    if (servers.length > 0) resolver.setServers(servers);
    const impatience = setTimeout(() => resolver.cancel(), timeLimit);
    try {
      const records = await resolver.resolveTxt(name);
      return { ok: true, values: records.map((strings) => strings.join('')) };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    } finally {
      clearTimeout(impatience);
    }
  },
});

function faultOf(error: unknown): DnsFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const fault = faults[code];
  // An unknown code is a mistake of ours, or a new version of Node: the log shall show it.
  if (fault === undefined) throw error;
  return fault;
}
