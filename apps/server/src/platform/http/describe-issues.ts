/** Says what is wrong with the fields of a form, in sentences for people. */

/** An issue as the validator reports it. */
export interface Issue {
  readonly keyword: string;
  /** e.g. `#/properties/email`. */
  readonly schemaPath: string;
  /** e.g. `/email`; empty for the whole. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** The issue that stands for a whole form which is not an object. */
export const wholeForm = 'form';

/**
 * By the name of the field (`sp.entityId` for nested ones), the first thing that is wrong with it.
 * @param schema what was checked: a string's `advice` in it says how the value should look.
 */
export function describeIssues(issues: readonly Issue[], schema: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    // Each alternative that does not fit is reported before the choice as a whole, which says enough.
    if (issue.schemaPath.includes('/anyOf/')) continue;
    for (const name of namesOf(issue)) fields[name] ??= sentenceOf(issue, at(schema, issue.schemaPath));
  }
  return fields;
}

function namesOf(issue: Issue): readonly string[] {
  const parent = issue.instancePath.slice(1).replaceAll('/', '.');
  if (issue.keyword !== 'required') return [parent === '' ? wholeForm : parent];
  const missing = issue.params.requiredProperties;
  const names = Array.isArray(missing) ? missing.map(String) : [];
  return names.map((name) => (parent === '' ? name : `${parent}.${name}`));
}

/** The part of a schema that a path such as `#/allOf/0/properties/limit` names. */
function at(schema: unknown, path: string): Readonly<Record<string, unknown>> {
  let node = schema;
  for (const step of path.split('/').slice(1))
    node = isObject(node) || Array.isArray(node) ? entry(node, step) : undefined;
  return isObject(node) ? node : {};
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entry = (node: object, key: string): unknown => Object.getOwnPropertyDescriptor(node, key)?.value;

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'empty',
};

const characters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);

function sentenceOf(issue: Issue, schema: Readonly<Record<string, unknown>>): string {
  const limit = Number(issue.params.limit);
  const { advice } = schema;
  switch (issue.keyword) {
    case 'required':
      return 'Fill this in.';
    case 'minLength':
      if (limit === 1) return 'Fill this in.';
      return typeof advice === 'string' ? advice : `At least ${characters(limit)}.`;
    case 'maxLength':
      return `At most ${characters(limit)}.`;
    case 'pattern':
      return typeof advice === 'string' ? advice : 'This form is not allowed.';
    case 'minimum':
      return `At least ${limit}.`;
    case 'maximum':
      return `At most ${limit}.`;
    case 'type':
      return `This must be ${typeNames[String(issue.params.type)] ?? 'of another type'}.`;
    case 'anyOf':
      return choicesOf(schema);
    default:
      return 'This is not allowed.';
  }
}

function choicesOf({ anyOf }: Readonly<Record<string, unknown>>): string {
  const values = Array.isArray(anyOf) ? anyOf.filter(isObject).map((choice) => choice.const) : [];
  return values.length > 0 && values.every((value) => typeof value === 'string')
    ? `Choose one of: ${values.join(', ')}.`
    : 'This is not allowed.';
}
