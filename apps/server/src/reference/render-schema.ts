/** Writes a schema of the contract as a TypeScript type with remarks: what people read fastest. */

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** @param indent how deep the text stands, in steps of two spaces. */
export function renderSchema(schema: unknown, indent = 0): string {
  if (!isSchema(schema)) return 'unknown';
  if ('const' in schema) return JSON.stringify(schema.const);
  if ('anyOf' in schema) {
    return [...new Set(listOf(schema.anyOf).map((choice) => renderSchema(choice, indent)))].join(' | ');
  }
  if ('allOf' in schema) return renderObject(mergedProperties(listOf(schema.allOf)), indent);
  switch (schema.type) {
    case 'object':
      return renderKeyed(schema, indent);
    case 'array': {
      const items = renderSchema(schema.items, indent);
      return isSchema(schema.items) && 'anyOf' in schema.items ? `(${items})[]` : `${items}[]`;
    }
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      return 'unknown';
  }
}

interface Property {
  readonly name: string;
  readonly optional: boolean;
  readonly schema: Schema;
}

function propertiesOf(schema: Schema): Property[] {
  const { properties, required } = schema;
  const names = Array.isArray(required) ? required : [];
  return isSchema(properties)
    ? Object.entries(properties).flatMap(([name, value]) =>
        isSchema(value) ? [{ name, optional: !names.includes(name), schema: value }] : [],
      )
    : [];
}

const mergedProperties = (schemas: readonly Schema[]): Property[] =>
  schemas.flatMap((schema) => ('allOf' in schema ? mergedProperties(listOf(schema.allOf)) : propertiesOf(schema)));

function renderKeyed(schema: Schema, indent: number): string {
  const patterns = schema.patternProperties;
  if (isSchema(patterns)) {
    const values = Object.values(patterns).map((value) => renderSchema(value, indent));
    return `{ [name: string]: ${values.join(' | ')} }`;
  }
  return renderObject(propertiesOf(schema), indent);
}

function renderObject(properties: readonly Property[], indent: number): string {
  if (properties.length === 0) return '{}';
  const pad = '  '.repeat(indent + 1);
  const lines = properties.map(({ name, optional, schema }) => {
    const remark = remarkOf(schema);
    const type = renderSchema(schema, indent + 1);
    return `${pad}${name}${optional ? '?' : ''}: ${type};${remark === '' ? '' : ` // ${remark}`}\n`;
  });
  return `{\n${lines.join('')}${'  '.repeat(indent)}}`;
}

/** Limits and meaning, as far as the schema says them. */
function remarkOf(schema: Schema): string {
  const { minLength, maxLength, minimum, maximum, pattern, description } = schema;
  const fallback = schema.default;
  const characters =
    typeof minLength === 'number' && minLength > 0
      ? `${minLength} to ${String(maxLength ?? '…')} characters`
      : `at most ${String(maxLength)} characters`;
  return [
    ...(typeof description === 'string' ? [description.replace(/\.$/, '')] : []),
    ...(minLength === undefined && maxLength === undefined ? [] : [characters]),
    ...(minimum === undefined && maximum === undefined ? [] : [`${String(minimum)} to ${String(maximum)}`]),
    ...(typeof pattern === 'string' ? [`form ${pattern}`] : []),
    ...(fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`]),
  ].join('; ');
}
