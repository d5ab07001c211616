/** Other servers for tests: what is published at which address, and what was asked. */
import type { Outgoing, OutgoingRequest, OutgoingVerdict } from '../platform/index.ts';

export interface PublishedDocument {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestOutgoing extends Outgoing {
  readonly requests: OutgoingRequest[];
  /** What the address answers from now on: a document, or something that goes wrong. */
  publish(url: string, answer: string | PublishedDocument | (() => OutgoingVerdict | Promise<OutgoingVerdict>)): void;
}

export const outgoingFailure = (message: string, kind: 'dns' | 'timeout' | 'status' = 'dns'): OutgoingVerdict => ({
  ok: false,
  failure: { kind, message },
});

/** Honours If-None-Match as servers do. */
export function testOutgoing(): TestOutgoing {
  const answers = new Map<string, Parameters<TestOutgoing['publish']>[1]>();
  const requests: OutgoingRequest[] = [];
  return {
    requests,
    publish: (url, answer) => {
      answers.set(url, answer);
    },
    async request(request) {
      requests.push(request);
      const answer = answers.get(request.url);
      if (answer === undefined) return outgoingFailure('The host name does not exist.');
      if (typeof answer === 'function') return answer();
      const { body, headers = {} } = typeof answer === 'string' ? { body: answer } : answer;
      const etag = headers.etag;
      const known = etag !== undefined && request.headers?.['if-none-match'] === etag;
      const status = known ? 304 : 200;
      return { ok: true, value: { status, headers, body: Buffer.from(known ? '' : body), url: request.url } };
    },
  };
}
