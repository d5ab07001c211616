/** All commands, in the order of the help. */

import { restore } from './access/restore.ts';
import type { Command } from './command.ts';
import { grant, list, revoke } from './operator/operator.ts';
import { inspect } from './saml/inspect.ts';
import { metadata } from './saml/metadata.ts';
import { verify } from './saml/verify.ts';

export const commands: readonly Command[] = [inspect, verify, metadata, restore, list, grant, revoke];
