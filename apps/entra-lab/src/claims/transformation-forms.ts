/** The fields of each transformation on the "Manage transformation" form. */
import type { Transformation } from '../state.ts';

export interface TransformationParameter {
  /** The key in `Transformation.parameters`. */
  readonly name: string;
  readonly label: string;
  /** `attribute`: a source attribute or a constant in double quotes; `choice`: one of `choices`. */
  readonly kind: 'text' | 'attribute' | 'choice';
  readonly required: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface TransformationForm {
  /** As the drop-down says it. */
  readonly label: string;
  readonly description: string;
  /** Besides Parameter 1, the input, which is the claim's source attribute or the first transformation's output. */
  readonly parameters: readonly TransformationParameter[];
}

const text = (name: string, label: string, required = true): TransformationParameter => ({
  name,
  label,
  kind: 'text',
  required,
});

const attribute = (name: string, label: string, required = true): TransformationParameter => ({
  name,
  label,
  kind: 'attribute',
  required,
});

const output = attribute('output', 'Parameter 2 (output)');
const otherwise = attribute('otherwise', 'Parameter 3 (output if no match)', false);

export const transformationForms: Readonly<Record<Transformation['kind'], TransformationForm>> = {
  ExtractMailPrefix: {
    label: 'ExtractMailPrefix()',
    description: 'Removes the domain suffix from an email address or user principal name.',
    parameters: [],
  },
  Join: {
    label: 'Join()',
    description: 'Joins two attributes, with a separator between them if you like.',
    parameters: [text('separator', 'Separator', false), attribute('parameter2', 'Parameter 2')],
  },
  ToLowercase: { label: 'ToLowercase()', description: 'Converts to lowercase characters.', parameters: [] },
  ToUppercase: { label: 'ToUppercase()', description: 'Converts to uppercase characters.', parameters: [] },
  Contains: {
    label: 'Contains()',
    description: 'Outputs an attribute or constant if the input contains the value.',
    parameters: [text('value', 'Value'), output, otherwise],
  },
  StartWith: {
    label: 'StartWith()',
    description: 'Outputs an attribute or constant if the input starts with the value.',
    parameters: [text('value', 'Value'), output, otherwise],
  },
  EndWith: {
    label: 'EndWith()',
    description: 'Outputs an attribute or constant if the input ends with the value.',
    parameters: [text('value', 'Value'), output, otherwise],
  },
  Extract: {
    label: 'Extract()',
    description: 'Returns the part of the input after, before or between matching values.',
    parameters: [
      {
        name: 'mode',
        label: 'Extract',
        kind: 'choice',
        required: true,
        choices: [
          { value: 'after', label: 'After matching' },
          { value: 'before', label: 'Before matching' },
          { value: 'between', label: 'Between matching' },
        ],
      },
      text('value', 'Value'),
      text('value2', 'Second value (between matching only)', false),
    ],
  },
  IfEmpty: {
    label: 'IfEmpty()',
    description: 'Outputs an attribute or constant if the input is empty.',
    parameters: [output, otherwise],
  },
  IfNotEmpty: {
    label: 'IfNotEmpty()',
    description: 'Outputs an attribute or constant if the input is not empty.',
    parameters: [output, otherwise],
  },
  RegexReplace: {
    label: 'RegexReplace()',
    description:
      "Replaces what a regular expression matches. Named groups (?'name'...) are written {name} in the replacement.",
    parameters: [text('pattern', 'Regex pattern'), text('replacement', 'Replacement pattern', false)],
  },
};
