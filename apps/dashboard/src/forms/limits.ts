/** The limits that a schema of the contract puts on a text. */

export interface TextLimits {
  /** Characters; 0 when the schema says nothing. */
  readonly least: number;
  /** Characters; infinite when the schema says nothing. */
  readonly most: number;
  readonly pattern: RegExp;
}

/** Reads JSON Schema's `minLength`, `maxLength` and `pattern`, which TypeBox's types do not carry. */
export function limitsOf(schema: object): TextLimits {
  const { minLength, maxLength, pattern } = schema as Readonly<Record<string, unknown>>; // a schema is plain data
  return {
    least: typeof minLength === 'number' ? minLength : 0,
    most: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
    pattern: new RegExp(typeof pattern === 'string' ? pattern : ''),
  };
}
