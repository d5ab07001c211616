/** An inspection as JSON: times in ISO 8601, the input's form beside what it says. */
import type { Instant } from '@latchkey/saml';
import { isoTime } from '../text/times.ts';
import type { Inspection, Time } from './inspection.ts';
import type { Message } from './read-message.ts';

export function inspectionJson(inspection: Inspection, message: Message, now: Instant, withXml: boolean): unknown {
  const { pasted, isDeflated, xml } = message;
  const { isSaml, ...rest } = inspection;
  return {
    ok: isSaml,
    verified: false,
    at: isoTime(now),
    form: pasted.form,
    parameter: pasted.parameter,
    isDeflated,
    relayState: pasted.relayState,
    ...rest,
    issueInstant: written(rest.issueInstant),
    logout: rest.logout === null ? null : { ...rest.logout, notOnOrAfter: written(rest.logout.notOnOrAfter) },
    assertions: rest.assertions.map((assertion) => ({
      ...assertion,
      issueInstant: written(assertion.issueInstant),
      notBefore: written(assertion.notBefore),
      notOnOrAfter: written(assertion.notOnOrAfter),
      authnInstant: written(assertion.authnInstant),
      sessionNotOnOrAfter: written(assertion.sessionNotOnOrAfter),
      confirmations: assertion.confirmations.map((one) => ({ ...one, notOnOrAfter: written(one.notOnOrAfter) })),
    })),
    signatures: rest.signatures.map(({ certificate, ...signature }) => ({
      ...signature,
      certificate:
        certificate === null
          ? null
          : { ...certificate, notBefore: isoTime(certificate.notBefore), notAfter: isoTime(certificate.notAfter) },
    })),
    ...(withXml ? { xml } : {}),
  };
}

/** As the message has it. */
const written = (time: Time): string | null => time?.written ?? null;
