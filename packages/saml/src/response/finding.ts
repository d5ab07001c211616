/** What one check found. */
import type { RejectionCode } from '../rejection-codes.ts';
import type { Rejection } from '../verdict.ts';
import { positionOf, type XmlElement } from '../xml/index.ts';

export type Finding =
  | { readonly outcome: 'passed' | 'not_applicable'; readonly evidence: string | null }
  | { readonly outcome: 'failed'; readonly rejection: Rejection };

export const passed = (evidence: string | null = null): Finding => ({ outcome: 'passed', evidence });

/** There was nothing to check, for the reason given. */
export const notApplicable = (evidence: string): Finding => ({ outcome: 'not_applicable', evidence });

export const failedWith = (rejection: Rejection): Finding => ({ outcome: 'failed', rejection });

/** `at` is where in the message; a decrypted element has a place in its own document only, so that none is given. */
export const failed = (
  code: RejectionCode,
  at: XmlElement,
  message: string,
  more: Pick<Rejection, 'expected' | 'received' | 'facts'> = {},
): Finding => failedWith({ code, message, ...more, position: positionOf(at) });
