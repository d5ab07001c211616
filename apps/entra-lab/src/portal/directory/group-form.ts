/** The form of a group, for a new one and for an edited one. */
import type { GroupInput } from '../../directory/index.ts';
import { type Html, html } from '../../platform/index.ts';
import { selectField, textField } from '../fields.ts';
import type { Form } from '../form.ts';

export const readGroup = (form: Form): GroupInput => ({
  displayName: form.text('displayName'),
  description: form.text('description'),
  securityEnabled: form.text('type') !== 'microsoft365',
});

export const groupFields = (typed: GroupInput, nameError: string | undefined): Html =>
  html`${selectField({
    label: 'Group type',
    name: 'type',
    value: typed.securityEnabled ? 'security' : 'microsoft365',
    required: true,
    options: [
      { value: 'security', label: 'Security' },
      { value: 'microsoft365', label: 'Microsoft 365' },
    ],
  })}
${textField({ label: 'Group name', name: 'displayName', value: typed.displayName, required: true, error: nameError, placeholder: 'Enter the name of the group', autofocus: true })}
${textField({ label: 'Group description', name: 'description', value: typed.description, placeholder: 'Enter a description for the group' })}`;
