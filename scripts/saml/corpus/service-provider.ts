/** A service provider as the server runs one: one outstanding request, one memory of assertions, the package's verdict. */
import {
  type Certificate,
  certificateFrom,
  type Instant,
  instant,
  type PrivateKey,
  privateKeyFromPem,
  receiveResponse,
  type VerifiedResponse,
  verifyResponse,
} from '@latchkey/saml';
import { requestLifetime, requestProblem, skewSeconds } from '../../../apps/server/src/sign-in/sign-in-request.ts';
import type { Corpus } from './corpus.ts';

export type Decision =
  | { readonly ok: true; readonly value: VerifiedResponse }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Keys are read once for the whole corpus. */
export interface Settings {
  readonly now: Instant;
  readonly entityId: string;
  readonly acsUrl: string;
  readonly decryptionKeys: readonly PrivateKey[];
  readonly idpEntityId: string;
  readonly signingCertificates: readonly Certificate[];
  readonly request: { readonly id: string; readonly issuedAt: number };
  readonly allowUnsolicited: boolean;
}

export function settingsOf({ index, textOf }: Corpus): Settings {
  const { clock, sp, idp, request } = index;
  return {
    now: instant(Date.parse(clock.now)),
    entityId: sp.entityId,
    acsUrl: sp.acsUrl,
    decryptionKeys: sp.decryptionKey === undefined ? [] : [privateKeyFromPem(textOf(sp.decryptionKey))],
    idpEntityId: idp.entityId,
    signingCertificates: idp.signingCerts.map((file) => certificateFrom(textOf(file))),
    request: { id: request.id, issuedAt: Date.parse(request.issuedAt) },
    allowUnsolicited: request.allowUnsolicited,
  };
}

export class ServiceProvider {
  readonly #settings: Settings;
  #answeredAt: number | null = null;
  readonly #spent = new Map<string, Instant>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** In the order of the server: the request's state, the verdict, then what a second use would be. */
  receive(samlResponse: string): Decision {
    const { now, request, allowUnsolicited } = this.#settings;
    const received = receiveResponse(samlResponse);
    if (!received.ok) return refused(received.rejection.code, received.rejection.message);
    const { inResponseTo } = received.value.claims;
    const expiresAt = request.issuedAt + requestLifetime;
    const problem = requestProblem({ answeredAt: this.#answeredAt, expiresAt }, now);
    if (problem !== null && inResponseTo === request.id) return refused(problem, 'The request is not open any more.');
    const isUnsolicited = allowUnsolicited && inResponseTo === null;
    if (problem !== null && !isUnsolicited) return refused('REQUEST_UNKNOWN', 'There is no request to answer.');
    const verdict = verifyResponse(received.value, this.#expectations(isUnsolicited));
    if (!verdict.ok) return refused(verdict.rejection.code, verdict.rejection.message);
    const { assertionId, replayableUntil } = verdict.value;
    if (this.#spent.has(assertionId)) return refused('REPLAYED_ASSERTION', 'The assertion was used before.');
    this.#spent.set(assertionId, replayableUntil);
    if (!isUnsolicited) this.#answeredAt = now;
    return verdict;
  }

  #expectations(isUnsolicited: boolean): Parameters<typeof verifyResponse>[1] {
    const { now, entityId, acsUrl, decryptionKeys, idpEntityId, signingCertificates, request } = this.#settings;
    return {
      now,
      skewSeconds,
      serviceProvider: { entityId, acsUrl, decryptionKeys },
      identityProvider: { entityId: idpEntityId, signingCertificates, allowSha1: false },
      inResponseTo: isUnsolicited ? { kind: 'unsolicited' } : { kind: 'request', id: request.id },
    };
  }
}

const refused = (code: string, message: string): Decision => ({ ok: false, code, message });
