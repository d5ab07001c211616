/** What is wrong with the description of an identity provider. */
import { Description } from '@latchkey/contract';
import { textRule } from '../../forms/index.ts';

/** A sentence that says what to do; `null` when it is fine. */
export const descriptionProblem = textRule('a description, such as Contoso Entra ID', Description);
