/** The signature of the response, where it carries one: present and wrong fails the message, whatever else is signed. */
import { signatureIn, verifyEnveloped } from '../../signature/index.ts';
import { failedWith, notApplicable, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';
import { describeSignature, trustedKeys } from './trusted-keys.ts';

/** Establishes `signedResponse`. */
export const responseSignature: ResponseCheck = {
  name: 'response-signature',
  title: 'The signature of the response is right',
  run(examination) {
    const { response, expectations } = examination;
    if (signatureIn(response) === null) return notApplicable('The response carries no signature of its own.');
    const signed = verifyEnveloped(response, trustedKeys(expectations));
    if (!signed.ok) return failedWith(signed.rejection);
    examination.signedResponse = signed.value;
    return passed(describeSignature(signed.value.signature));
  },
};
