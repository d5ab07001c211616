/** Card 1, Basic SAML Configuration: what may be saved. */
import type { EnterpriseApplication, LabState, ReplyUrl } from '../state.ts';
import { type FieldProblem, problem } from './field-problem.ts';

/** As typed. Empty rows are dropped; empty optional fields are saved as `null`. */
export interface BasicSamlInput {
  readonly identifiers: readonly string[];
  readonly replyUrls: readonly ReplyUrl[];
  readonly signOnUrl: string;
  readonly relayState: string;
  readonly logoutUrl: string;
}

/** Up to 256 reply URLs of up to 256 characters. */
const limit = 256;

/** Saves card 1; an empty list means that it was saved. The first identifier, and the reply URL marked so, is the default. */
export function saveBasicSaml(state: LabState, app: EnterpriseApplication, input: BasicSamlInput): FieldProblem[] {
  const identifiers = input.identifiers.map((value) => value.trim()).filter((value) => value !== '');
  const replyUrls = input.replyUrls.map((row) => ({ ...row, url: row.url.trim() })).filter(({ url }) => url !== '');
  const problems = [
    ...identifierProblems(state, app, identifiers),
    ...replyUrlProblems(replyUrls),
    ...optionalUrlProblems('signOnUrl', 'Sign on URL', input.signOnUrl.trim()),
    ...optionalUrlProblems('logoutUrl', 'Logout URL', input.logoutUrl.trim()),
  ];
  if (problems.length > 0) return problems;
  const marked = replyUrls.findIndex(({ isDefault }) => isDefault);
  app.basicSaml = {
    identifiers,
    replyUrls: replyUrls.map((row, position) => ({ ...row, isDefault: position === Math.max(marked, 0) })),
    signOnUrl: input.signOnUrl.trim() || null,
    relayState: input.relayState.trim() || null,
    logoutUrl: input.logoutUrl.trim() || null,
  };
  return [];
}

function identifierProblems(state: LabState, app: EnterpriseApplication, identifiers: string[]): FieldProblem[] {
  if (identifiers.length === 0) return [problem('identifiers', 'Identifier (Entity ID) is required.', 0)];
  return identifiers.flatMap((value, position) => {
    if (identifiers.indexOf(value) !== position) {
      return [problem('identifiers', 'This identifier is in the list already.', position)];
    }
    if (/\s/.test(value)) return [problem('identifiers', 'An identifier cannot contain spaces.', position)];
    const owner = state.applications.find(
      (other) => other.objectId !== app.objectId && other.basicSaml.identifiers.includes(value),
    );
    if (!owner) return [];
    const message = `Another object with the same value for property identifierUris already exists (application '${owner.name}').`;
    return [problem('identifiers', message, position)];
  });
}

function replyUrlProblems(rows: ReplyUrl[]): FieldProblem[] {
  const field = 'replyUrls';
  if (rows.length === 0) return [problem(field, 'Reply URL (Assertion Consumer Service URL) is required.', 0)];
  if (rows.length > limit) return [problem(field, `An application can have at most ${limit} reply URLs.`)];
  return rows.flatMap(({ url, index }, position) => {
    if (rows.findIndex((other) => other.url === url) !== position) {
      return [problem(field, 'This reply URL is in the list already.', position)];
    }
    if (index !== null && !(Number.isInteger(index) && index >= 0 && index <= 65535)) {
      return [problem(field, 'Index must be a whole number from 0 to 65535.', position)];
    }
    return urlProblems(field, 'Reply URL', url, position);
  });
}

const optionalUrlProblems = (field: string, label: string, url: string) =>
  url === '' ? [] : urlProblems(field, label, url, null);

function urlProblems(field: string, label: string, text: string, position: number | null): FieldProblem[] {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    return [problem(field, `${label} must be a valid URL, e.g. https://contoso.example/saml/acs.`, position)];
  }
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    return [problem(field, `${label} must start with https:// (http:// is allowed for localhost only).`, position)];
  }
  if (url.hash !== '') return [problem(field, `${label} cannot contain a fragment (#).`, position)];
  if (text.length > limit) return [problem(field, `${label} cannot be longer than ${limit} characters.`, position)];
  return [];
}
