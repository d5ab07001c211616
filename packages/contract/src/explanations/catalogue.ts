/** The closed catalogue of explanations: one for every code of the SAML core and of the sign-in rules. */
import { assertionExplanations } from './assertion-explanations.ts';
import type { Explanation } from './explanation.ts';
import { logoutExplanations } from './logout-explanations.ts';
import { messageExplanations } from './message-explanations.ts';
import { metadataExplanations } from './metadata-explanations.ts';
import { responseExplanations } from './response-explanations.ts';
import { signInExplanations } from './sign-in-explanations.ts';
import { signatureExplanations } from './signature-explanations.ts';

/** One entry for every code of the SAML core and of the sign-in rules. */
export const explanations = {
  ...messageExplanations,
  ...responseExplanations,
  ...assertionExplanations,
  ...signatureExplanations,
  ...logoutExplanations,
  ...metadataExplanations,
  ...signInExplanations,
} as const satisfies Record<string, Explanation>;

export type ExplainedCode = keyof typeof explanations;

export const isExplainedCode = (code: string): code is ExplainedCode => Object.hasOwn(explanations, code);
