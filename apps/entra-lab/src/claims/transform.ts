/** Applies the transformations of a claim's source, one after the other. */
import { aadsts, type EntraFailure } from '../errors/index.ts';
import type { ClaimSource, Transformation } from '../state.ts';
import { regexReplace } from './regex-replace.ts';
import { readSource, type Subject } from './sources.ts';

export type Values =
  | { readonly ok: true; readonly values: readonly string[] }
  | { readonly ok: false; readonly failure: EntraFailure };

interface Step {
  readonly parameters: Readonly<Record<string, string>>;
  /** The value of a parameter that names an attribute; `null` when it is empty or not given. */
  readonly attribute: (parameter: string) => string | null;
  readonly forNameId: boolean;
}

type Apply = (input: string, step: Step) => string | null;

const choose = (matches: boolean, step: Step) => step.attribute(matches ? 'output' : 'otherwise');

const withoutDomain = (text: string) => text.split('@')[0] ?? text;

const applications: Readonly<Record<Exclude<Transformation['kind'], 'RegexReplace'>, Apply>> = {
  ExtractMailPrefix: withoutDomain,
  // For the Name ID, a domain that the first parameter has already is removed before the new one is joined.
  Join: (input, step) =>
    `${step.forNameId ? withoutDomain(input) : input}${step.parameters.separator ?? ''}${step.attribute('parameter2') ?? ''}`,
  ToLowercase: (input) => input.toLowerCase(),
  ToUppercase: (input) => input.toUpperCase(),
  Contains: (input, step) => choose(input.includes(step.parameters.value ?? ''), step),
  StartWith: (input, step) => choose(input.startsWith(step.parameters.value ?? ''), step),
  EndWith: (input, step) => choose(input.endsWith(step.parameters.value ?? ''), step),
  Extract: extract,
  IfEmpty: (input, step) => choose(input === '', step),
  IfNotEmpty: (input, step) => choose(input !== '', step),
};

function extract(input: string, { parameters }: Step): string | null {
  const { mode = 'after', value = '', value2 = '' } = parameters;
  const start = input.indexOf(value);
  if (start === -1) return null;
  if (mode === 'before') return input.slice(0, start);
  const rest = input.slice(start + value.length);
  if (mode === 'after') return rest;
  const end = rest.indexOf(value2);
  return end === -1 ? null : rest.slice(0, end);
}

const acceptsEmpty = (kind: Transformation['kind']) => kind === 'IfEmpty' || kind === 'IfNotEmpty';

/** @returns the values of the source; none when the attribute is empty or nothing matched. */
export function evaluateSource(source: ClaimSource, subject: Subject, forNameId: boolean): Values {
  const values = readSource(source.attribute, subject);
  if (source.kind === 'attribute') return { ok: true, values };
  let current = values[0] ?? '';
  for (const [position, transformation] of source.transformations.entries()) {
    const { kind, parameters } = transformation;
    // What a first transformation did not match is simply absent; an empty attribute is an error.
    if (current === '' && !acceptsEmpty(kind)) {
      if (position > 0) return { ok: true, values: [] };
      return { ok: false, failure: aadsts.claimInputMissing(source.attribute, kind) };
    }
    const attribute = (name: string) => readSource(parameters[name] ?? '', subject)[0] ?? null;
    if (kind === 'Join' && attribute('parameter2') === null) {
      return { ok: false, failure: aadsts.claimInputMissing(parameters.parameter2 ?? '', kind) };
    }
    if (kind === 'RegexReplace') {
      const replaced = regexReplace(current, parameters.pattern ?? '', parameters.replacement ?? '');
      if (!replaced.ok) return replaced;
      current = replaced.value;
    } else {
      current = applications[kind](current, { parameters, attribute, forNameId }) ?? '';
    }
  }
  return { ok: true, values: current === '' ? [] : [current] };
}
