/** Writes Status (Core 3.2.2.1), for responses of every kind. */
import { attributes, escapeText } from './escape.ts';

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

export interface StatusInput {
  /** Top-level status code URI. */
  readonly code: string;
  readonly subCode: string | null;
  /** For people. */
  readonly message: string | null;
}

/** Success where it is absent. */
export function writeStatus(status: StatusInput | undefined): string {
  const code = attributes([['Value', status?.code ?? SUCCESS]]);
  const subCode = status?.subCode ?? null;
  const inner = subCode === null ? '' : `<samlp:StatusCode${attributes([['Value', subCode]])}/>`;
  const message = status?.message ?? null;
  return (
    '<samlp:Status>' +
    (inner === '' ? `<samlp:StatusCode${code}/>` : `<samlp:StatusCode${code}>${inner}</samlp:StatusCode>`) +
    (message === null ? '' : `<samlp:StatusMessage>${escapeText(message)}</samlp:StatusMessage>`) +
    '</samlp:Status>'
  );
}
