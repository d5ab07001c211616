/** RegexReplace(): .NET's named groups and `{name}` replacements, on JavaScript's regular expressions, with a time limit. */
import { createContext, Script } from 'node:vm';
import { aadsts, type EntraFailure } from '../errors/index.ts';

type Replaced = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly failure: EntraFailure };

const timeoutMs = 200;
const script = new Script('input.replace(pattern, replacement)');

/** The input comes back as it is when nothing matches. */
export function regexReplace(input: string, pattern: string, replacement: string): Replaced {
  const compiled = compile(pattern);
  if (!compiled) return { ok: false, failure: aadsts.invalidRegex() };
  // {name} and {0} in the replacement are groups; a dollar sign is a dollar sign.
  const javascript = replacement
    .replaceAll('$', '$$$$')
    .replace(/\{(\w+)\}/g, (_, name: string) => (/^\d+$/.test(name) ? `$${name}` : `$<${name}>`));
  try {
    const context = createContext({ input, pattern: compiled, replacement: javascript });
    return { ok: true, value: String(script.runInContext(context, { timeout: timeoutMs })) };
  } catch (error) {
    // The error comes from the other context, so it is no instance of this one's Error.
    if (
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    ) {
      return { ok: false, failure: aadsts.regexTimeout() };
    }
    throw error;
  }
}

function compile(pattern: string): RegExp | null {
  const ignoreCase = pattern.includes('(?i)');
  const javascript = pattern.replaceAll('(?i)', '').replace(/\(\?'(\w+)'/g, '(?<$1>');
  try {
    return new RegExp(javascript, ignoreCase ? 'i' : '');
  } catch {
    // An expression that the admin mistyped: answered as AADSTS50124.
    return null;
  }
}
