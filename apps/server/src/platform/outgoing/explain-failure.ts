/** Puts what Node says about a failed connection into words for the admin who named the address. */
import { failed, type OutgoingFailed } from './outgoing.ts';

const connection: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection: nothing answers at this port',
  ECONNRESET: 'closed the connection before it had answered',
  EPIPE: 'closed the connection before it had answered',
  ETIMEDOUT: 'does not answer: a firewall may be in between',
  EHOSTUNREACH: 'cannot be reached from this server',
  ENETUNREACH: 'cannot be reached from this server',
  EHOSTDOWN: 'cannot be reached from this server',
};

const tls: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
  CERT_NOT_YET_VALID: 'has a TLS certificate that is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a TLS certificate for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a TLS certificate that nobody vouches for (self-signed)',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a TLS certificate of an authority that this server does not know',
  UNABLE_TO_GET_ISSUER_CERT: 'has a TLS certificate of an authority that this server does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a TLS certificate of an authority that this server does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a TLS certificate whose intermediate certificate is missing',
  CERT_REVOKED: 'has a TLS certificate that was revoked',
};

/** @param host as in the address. */
export function explainFailure(error: unknown, host: string): OutgoingFailed {
  const code = codeOf(error);
  const secure = tls[code];
  if (secure !== undefined) return failed('tls', `${host} ${secure}.`);
  if (/^(EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|ERR_OSSL)/.test(code)) {
    return failed('tls', `No secure connection with ${host} came about. Does it speak https at this port?`);
  }
  const lost = connection[code];
  if (lost !== undefined) return failed('connection', `${host} ${lost}.`);
  if (code.startsWith('HPE_')) return failed('malformed', `${host} does not answer in HTTP.`);
  return failed('connection', `The connection with ${host} broke.`);
}

/** Of an error for several addresses, that of the first. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function explainLookup(error: unknown, host: string): OutgoingFailed {
  const unknown = ['ENOTFOUND', 'ENODATA'].includes(codeOf(error));
  return failed(
    'dns',
    unknown ? `The host name ${host} does not exist.` : `The host name ${host} cannot be looked up at the moment.`,
  );
}
