/** A name server on loopback: answers questions for TXT records over UDP, or fails as it is told. */
import { createSocket } from 'node:dgram';

/** The strings of each record, or how it fails. `nodata`: the name is there, but has no TXT record. */
export type Zone = Map<string, readonly (readonly string[])[] | 'nodata' | 'servfail' | 'refused' | 'silent'>;

export interface DnsServer {
  /** `127.0.0.1:port`, as LATCHKEY_DNS_SERVERS takes it. */
  readonly address: string;
  /** By name, lower case; whatever is not here does not exist. */
  readonly zone: Zone;
  close(): Promise<void>;
}

const responseCodes = { servfail: 2, nxdomain: 3, refused: 5 } as const;
const txtType = 16;

export async function startDnsServer(): Promise<DnsServer> {
  const zone: Zone = new Map();
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const answer = answerTo(query, zone);
    if (answer !== null) socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    zone,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function answerTo(query: Buffer, zone: Zone): Buffer | null {
  const { name, end } = readName(query);
  const entry = zone.get(name) ?? 'nxdomain';
  if (entry === 'silent') return null;
  const records = typeof entry === 'string' ? [] : entry;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  const code = typeof entry === 'string' && entry !== 'nodata' ? responseCodes[entry] : 0;
  // A response, authoritative, recursion wanted and available.
  header.writeUInt16BE(0x8580 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, query.subarray(12, end + 4), ...records.map(txtRecord)]);
}

function readName(query: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString('latin1'));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

function txtRecord(strings: readonly string[]): Buffer {
  const data = Buffer.concat(strings.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])));
  const head = Buffer.alloc(12);
  // The name is that of the question, at offset 12.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(txtType, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
