/** All commands, in the order of the help. */
import type { Command } from './command.ts';
import { inspect } from './saml/inspect.ts';
import { metadata } from './saml/metadata.ts';
import { verify } from './saml/verify.ts';

export const commands: readonly Command[] = [inspect, verify, metadata];
