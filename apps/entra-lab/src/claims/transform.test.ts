import { describe, expect, it } from 'vitest';
import { seed, seedIds } from '../seed.ts';
import type { EnterpriseApplication, Transformation } from '../state.ts';
import { addSamlApplication, openTestLab } from '../testing/lab-harness.ts';
import { describeSource } from './sources.ts';
import { evaluateSource } from './transform.ts';
import { transformationForms } from './transformation-forms.ts';

const { lab } = await openTestLab();
const app: EnterpriseApplication = await addSamlApplication(lab);
const state = seed();
const [, adele] = state.users;
if (!adele) throw new Error('The seed has no people.');
const user = {
  ...adele,
  mail: 'Adele.Vance@Contoso.example',
  employeeId: null,
  onPremisesSamAccountName: 'US_AdeleV_x',
};

const evaluate = (attribute: string, transformations: Transformation[], forNameId = false) => {
  const source = {
    kind: transformations.length > 0 ? 'transformation' : 'attribute',
    attribute,
    transformations,
  } as const;
  const evaluated = evaluateSource(source, { state, app, user }, forNameId);
  return evaluated.ok ? evaluated.values.join('|') || null : evaluated.failure.code;
};

type Row = [
  attribute: string,
  kind: Transformation['kind'],
  parameters: Record<string, string>,
  result: string | number | null,
];

const sam = 'user.onpremisessamaccountname';

const rows: Row[] = [
  ['user.mail', 'ExtractMailPrefix', {}, 'Adele.Vance'],
  [sam, 'ExtractMailPrefix', {}, 'US_AdeleV_x'],
  ['user.mail', 'ToLowercase', {}, 'adele.vance@contoso.example'],
  ['user.givenname', 'ToUppercase', {}, 'ADELE'],
  ['user.givenname', 'Join', { separator: '.', parameter2: 'user.surname' }, 'Adele.Vance'],
  ['user.givenname', 'Join', { parameter2: '"!"' }, 'Adele!'],
  ['user.givenname', 'Join', { parameter2: 'user.employeeid' }, 501241],
  ['user.jobtitle', 'Contains', { value: 'Manager', output: '"boss"', otherwise: '"staff"' }, 'boss'],
  ['user.jobtitle', 'Contains', { value: 'Director', output: '"boss"', otherwise: '"staff"' }, 'staff'],
  ['user.jobtitle', 'Contains', { value: 'Director', output: '"boss"' }, null],
  ['user.jobtitle', 'StartWith', { value: 'Retail', output: 'user.department' }, 'Retail'],
  ['user.jobtitle', 'StartWith', { value: 'Manager', output: 'user.department' }, null],
  ['user.jobtitle', 'EndWith', { value: 'Manager', output: 'user.department' }, 'Retail'],
  ['user.jobtitle', 'EndWith', { value: 'Retail', output: 'user.department' }, null],
  [sam, 'Extract', { mode: 'after', value: 'US_' }, 'AdeleV_x'],
  [sam, 'Extract', { mode: 'before', value: '_' }, 'US'],
  [sam, 'Extract', { mode: 'between', value: '_', value2: '_' }, 'AdeleV'],
  [sam, 'Extract', { mode: 'after', value: 'DE_' }, null],
  [
    'user.employeeid',
    'IfEmpty',
    { output: 'user.extensionattribute1', otherwise: 'user.employeeid' },
    'dashboard-admin',
  ],
  ['user.givenname', 'IfEmpty', { output: '"none"', otherwise: 'user.givenname' }, 'Adele'],
  ['user.givenname', 'IfNotEmpty', { output: '"some"', otherwise: '"none"' }, 'some'],
  ['user.employeeid', 'IfNotEmpty', { output: '"some"', otherwise: '"none"' }, 'none'],
  [
    'user.mail',
    'RegexReplace',
    { pattern: "(?'domain'^.*?)(?i)(@contoso\\.example)$", replacement: '{domain}.dash' },
    'Adele.Vance.dash',
  ],
  ['user.mail', 'RegexReplace', { pattern: '@.*$', replacement: '$1' }, 'Adele.Vance$1'],
  ['user.mail', 'RegexReplace', { pattern: 'tailspin', replacement: 'x' }, 'Adele.Vance@Contoso.example'],
  ['user.mail', 'RegexReplace', { pattern: '(', replacement: 'x' }, 50124],
  ['user.employeeid', 'ToLowercase', {}, 501241],
  ['user.employeeid', 'ExtractMailPrefix', {}, 501241],
];

describe('transformations', () => {
  it.each(rows)('%s %s %o gives %s', (attribute, kind, parameters, result) => {
    expect(evaluate(attribute, [{ kind, parameters }])).toBe(result);
  });

  it('all appear above', () => {
    expect(new Set(rows.map(([, kind]) => kind))).toEqual(new Set(Object.keys(transformationForms)));
  });

  it('can be chained, each on the output of the one before', () => {
    const chain: Transformation[] = [
      { kind: 'ExtractMailPrefix', parameters: {} },
      { kind: 'ToLowercase', parameters: {} },
    ];
    expect(evaluate('user.mail', chain)).toBe('adele.vance');
    const unmatched: Transformation[] = [
      { kind: 'Contains', parameters: { value: 'nothing', output: '"x"' } },
      { kind: 'ToLowercase', parameters: {} },
    ];
    expect(evaluate('user.mail', unmatched)).toBeNull();
    const fallback: Transformation[] = [
      { kind: 'Contains', parameters: { value: 'nothing', output: '"x"' } },
      { kind: 'IfEmpty', parameters: { output: '"fallback"' } },
    ];
    expect(evaluate('user.mail', fallback)).toBe('fallback');
  });

  it('Join for the Name ID replaces the domain', () => {
    const join: Transformation[] = [{ kind: 'Join', parameters: { separator: '@', parameter2: '"fabrikam.example"' } }];
    expect(evaluate('user.mail', join, true)).toBe('Adele.Vance@fabrikam.example');
    expect(evaluate('user.mail', join, false)).toBe('Adele.Vance@Contoso.example@fabrikam.example');
  });

  it('stop a regular expression that takes too long', () => {
    const slow: Transformation[] = [{ kind: 'RegexReplace', parameters: { pattern: '^(a+)+$', replacement: '' } }];
    expect(evaluate(`"${'a'.repeat(40)}!"`, slow)).toBe(501621);
  });

  it('see constants and attributes as they are', () => {
    expect(evaluate('"constant"', [])).toBe('constant');
    expect(evaluate('user.employeeid', [])).toBeNull();
    expect(evaluate('user.unknown', [])).toBeNull();
    expect(evaluate('constructor', [])).toBeNull();
  });
});

it('a source is described as the portal writes it', () => {
  const source = (attribute: string, transformations: Transformation[]) =>
    describeSource({ kind: transformations.length > 0 ? 'transformation' : 'attribute', attribute, transformations });
  expect(source('user.mail', [])).toBe('user.mail');
  expect(source('user.givenname', [{ kind: 'Join', parameters: { separator: '.', parameter2: 'user.surname' } }])).toBe(
    'Join (user.givenname, ".", user.surname)',
  );
  const chain: Transformation[] = [
    { kind: 'ExtractMailPrefix', parameters: {} },
    { kind: 'ToLowercase', parameters: {} },
  ];
  expect(source('user.mail', chain)).toBe('ToLowercase (ExtractMailPrefix (user.mail))');
});

it('ids of the seed are those of its people', () => {
  expect(adele.id).toBe(seedIds.users.adeleVance);
});
