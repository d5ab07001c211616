/** Keeps what an identity provider may make as long as it likes within what a database indexes. */
import { hashToken } from './ids.ts';

const longest = 400;

/** The text itself, or its SHA-256 when it is longer than any sensible identifier. */
export const fitKey = (text: string): string => (text.length <= longest ? text : `sha256:${hashToken(text)}`);
