import { errorCatalogue, operations, signUp } from '@latchkey/contract';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { configKeys } from '../config/config.ts';
import { describeApi, describeConfiguration, describeErrors } from './index.ts';
import { renderSchema } from './render-schema.ts';

test('schemas read as TypeScript, with their limits', () => {
  expect(renderSchema(signUp.body)).toBe(`{
  name: string; // 1 to 100 characters
  email: string; // An e-mail address; 3 to 254 characters; form ^[^\\s@]+@[^\\s@]+$
  password: string; // 10 to 200 characters
  accountName: string; // 1 to 80 characters
}`);
  expect(
    renderSchema(
      Type.Object({
        either: Type.Union([Type.Literal('a'), Type.Null()]),
        list: Type.Array(Type.Union([Type.String(), Type.Number()])),
        nested: Type.Optional(Type.Object({ on: Type.Boolean() })),
        facts: Type.Record(Type.String(), Type.Integer()),
        both: Type.Intersect([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })]),
        none: Type.Object({}),
        limit: Type.Integer({ minimum: 1, maximum: 9, default: 5 }),
      }),
    ),
  ).toBe(`{
  either: "a" | null;
  list: (string | number)[];
  nested?: {
    on: boolean;
  };
  facts: { [name: string]: number };
  both: {
    a: string;
    b: string;
  };
  none: {};
  limit: number; // 1 to 9; default 5
}`);
});

test('nothing is left out', () => {
  const api = describeApi();
  for (const { name, method, path } of operations) {
    expect(api).toContain(`\n## ${name}\n\n\`${method} ${path}\`\n`);
  }
  expect(api).not.toMatch(/: unknown|^unknown/m);
  const errors = describeErrors();
  for (const [code, { status }] of Object.entries(errorCatalogue))
    expect(errors).toContain(`| \`${code}\` | ${status} |`);
  const configuration = describeConfiguration();
  for (const { name } of Object.values(configKeys)) expect(configuration).toContain(`\n## ${name}\n`);
});
