/** The part of "Manage claim" that says where the value comes from: an attribute, a constant, or one or two transformations. */
import { availableSources, type TransformationParameter, transformationForms } from '../../claims/index.ts';
import { type Html, html } from '../../platform/index.ts';
import type { ClaimSource, Transformation } from '../../state.ts';
import { type FieldErrors, type Option, radioField, selectField, textField } from '../fields.ts';
import type { Form } from '../form.ts';

type Kind = Transformation['kind'];

// Object.keys gives strings; the table's type says which.
const kinds = Object.keys(transformationForms) as Kind[];
const isKind = (text: string): text is Kind => Object.hasOwn(transformationForms, text);

const constantOf = (attribute: string): string | null => /^"(.*)"$/s.exec(attribute)?.[1] ?? null;

/** A page may have several of these fields, by the last part of the drop-down's name. */
const constantLabels: Readonly<Record<string, string>> = {
  input: 'Constant value (input)',
  parameter2: 'Constant value (second)',
  output: 'Constant value (output)',
  otherwise: 'Constant value (if no match)',
};

/** A drop-down of the source attributes, whose last entry opens a field for a constant. */
function attributeField(input: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly forNameId: boolean;
  readonly required: boolean;
  readonly error?: string | undefined;
}): Html {
  const constant = constantOf(input.value);
  const options: Option[] = [
    { value: '', label: 'Select an attribute' },
    ...availableSources
      .filter((source) => input.forNameId || !source.nameIdOnly)
      .map(({ value }) => ({ value, label: value })),
    { value: 'constant', label: 'A constant value ...' },
  ];
  return html`<div class="with-constant stack">${selectField({ ...input, value: constant === null ? input.value : 'constant', options })}
<div class="constant-when">${textField({ label: constantLabels[input.name.split('.').at(-1) ?? ''] ?? 'Constant value', name: `${input.name}.constant`, value: constant ?? '' })}</div></div>`;
}

function readAttribute(form: Form, name: string): string {
  const chosen = form.text(name);
  if (chosen !== 'constant') return chosen;
  const constant = form.text(`${name}.constant`);
  return constant === '' ? '' : `"${constant}"`;
}

/** Only what belongs to the chosen kind is read. */
export function readSourceForm(form: Form): ClaimSource {
  if (form.text('kind') !== 'transformation') {
    return { kind: 'attribute', attribute: readAttribute(form, 'attribute'), transformations: [] };
  }
  return {
    kind: 'transformation',
    attribute: readAttribute(form, 'input'),
    transformations: [0, 1].flatMap((step) => readStep(form, step)),
  };
}

function readStep(form: Form, step: number): Transformation[] {
  const kind = form.text(`step${step}`);
  if (!isKind(kind)) return [];
  const parameters = transformationForms[kind].parameters.map((parameter): [string, string] => {
    const name = `step${step}.${kind}.${parameter.name}`;
    return [parameter.name, parameter.kind === 'attribute' ? readAttribute(form, name) : form.text(name)];
  });
  return [{ kind, parameters: Object.fromEntries(parameters) }];
}

export function sourceFields(source: ClaimSource, forNameId: boolean, errors: FieldErrors): Html {
  const isTransformation = source.kind === 'transformation';
  return html`${radioField({
    label: 'Source',
    name: 'kind',
    value: source.kind,
    inline: true,
    required: true,
    options: [
      { value: 'attribute', label: 'Attribute' },
      { value: 'transformation', label: 'Transformation' },
    ],
  })}
<div class="claim-when attribute stack">${attributeField({ label: 'Source attribute', name: 'attribute', value: isTransformation ? '' : source.attribute, forNameId, required: true, error: isTransformation ? undefined : errors.attribute })}</div>
<div class="claim-when transformation stack">
${attributeField({ label: 'Parameter 1 (input)', name: 'input', value: isTransformation ? source.attribute : '', forNameId, required: true, error: isTransformation ? errors.attribute : undefined })}
${stepFields(0, 'Transformation', source.transformations[0], forNameId, errors)}
${stepFields(1, 'Second transformation (optional)', source.transformations[1], forNameId, errors)}</div>`;
}

function stepFields(
  step: number,
  label: string,
  chosen: Transformation | undefined,
  forNameId: boolean,
  errors: FieldErrors,
): Html {
  const name = `step${step}`;
  return html`<div class="step stack">${selectField({
    label,
    name,
    value: chosen?.kind ?? '',
    required: step === 0,
    error: step === 0 ? errors.transformations : undefined,
    options: [
      { value: '', label: step === 0 ? 'Select a transformation' : 'None' },
      ...kinds.map((kind) => ({ value: kind, label: transformationForms[kind].label })),
    ],
  })}
${kinds.map((kind) => {
  const values = chosen?.kind === kind ? chosen.parameters : {};
  const stepErrors = chosen?.kind === kind ? errors : {};
  return html`<div class="step-when ${kind} stack"><p class="muted">${transformationForms[kind].description}</p>${transformationForms[
    kind
  ].parameters.map((parameter) =>
    parameterField(
      parameter,
      {
        name: `${name}.${kind}.${parameter.name}`,
        value: values[parameter.name] ?? '',
        error: stepErrors[`${parameter.name}:${step}`],
      },
      forNameId,
    ),
  )}</div>`;
})}</div>`;
}

function parameterField(
  parameter: TransformationParameter,
  field: { readonly name: string; readonly value: string; readonly error: string | undefined },
  forNameId: boolean,
): Html {
  const { label, required } = parameter;
  if (parameter.kind === 'attribute') return attributeField({ ...field, label, required, forNameId });
  if (parameter.kind === 'choice') {
    const options = parameter.choices ?? [];
    return selectField({ ...field, value: field.value || (options[0]?.value ?? ''), label, required, options });
  }
  return textField({ ...field, label, required });
}

/** The parameters of a transformation are seen while it is chosen. */
export const sourceStyles = `
.step-when { display: none; }
${kinds.map((kind) => `.step:has(option[value=${kind}]:checked) > .step-when.${kind}`).join(', ')} { display: grid; }
`;
