/** Labelled form controls with their hint and their message, one look for all forms. */
import { type Html, html, raw } from '../platform/index.ts';

/** Messages by field name, shown at the field. */
export type FieldErrors = Readonly<Record<string, string>>;

interface FieldBase {
  readonly label: string;
  readonly name: string;
  readonly hint?: string | Html | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

export interface TextField extends FieldBase {
  readonly value: string;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'search' | 'number';
  readonly placeholder?: string;
  readonly autofocus?: boolean;
  readonly autocomplete?: string;
  readonly min?: string;
  readonly max?: string;
  readonly suffix?: string;
  readonly readOnly?: boolean;
  /** Rows of a text area; a one-line field without it. */
  readonly rows?: number;
}

const idOf = (name: string) => `field-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;

/** The attributes that tie a control to its hint and message. Messages must be tied, or a screen reader would not find them. */
function ties(field: FieldBase, id: string): Html {
  const described = [
    field.hint === undefined ? null : `${id}-hint`,
    field.error === undefined ? null : `${id}-error`,
  ].filter((each) => each !== null);
  return html`${field.required === true ? raw(' aria-required="true"') : null}${field.error === undefined ? null : raw(' aria-invalid="true"')}${
    described.length === 0 ? null : html` aria-describedby="${described.join(' ')}"`
  }`;
}

export const errorText = (id: string, error: string | undefined): Html | null =>
  error === undefined ? null : html`<p class="field-error" id="${id}-error">${error}</p>`;

const hintText = (id: string, hint: string | Html | undefined): Html | null =>
  hint === undefined ? null : html`<p class="field-hint" id="${id}-hint">${hint}</p>`;

/** Beside the label, not within it: the label's text is the control's name. */
export const requiredMark = html`<span class="required" aria-hidden="true">*</span>`;

function around(field: FieldBase, control: Html): Html {
  const id = idOf(field.name);
  return html`<div class="field"><div class="label-row"><label for="${id}">${field.label}</label>${field.required === true ? requiredMark : null}</div>
<div class="control">${control}${hintText(id, field.hint)}${errorText(id, field.error)}</div></div>`;
}

export function textField(field: TextField): Html {
  const id = idOf(field.name);
  const common = html`id="${id}" name="${field.name}"${ties(field, id)}${field.placeholder === undefined ? null : html` placeholder="${field.placeholder}"`}${
    field.autofocus === true ? raw(' autofocus') : null
  }${field.readOnly === true ? raw(' readonly') : null}`;
  if (field.rows !== undefined) {
    return around(field, html`<textarea ${common} rows="${field.rows}">${'\n'}${field.value}</textarea>`);
  }
  const extra = html`${field.min === undefined ? null : html` min="${field.min}"`}${field.max === undefined ? null : html` max="${field.max}"`}`;
  const input = html`<input type="${field.type ?? 'text'}" ${common}${extra} value="${field.value}" autocomplete="${field.autocomplete ?? 'off'}" spellcheck="false">`;
  return around(
    field,
    field.suffix === undefined
      ? input
      : html`<span class="with-suffix">${input}<span class="suffix">${field.suffix}</span></span>`,
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

export function selectField(
  field: FieldBase & { readonly value: string; readonly options: readonly (Option | OptionGroup)[] },
): Html {
  const id = idOf(field.name);
  const option = (each: Option) =>
    html`<option value="${each.value}"${each.value === field.value ? raw(' selected') : null}>${each.label}</option>`;
  const options = field.options.map((each) =>
    'options' in each ? html`<optgroup label="${each.label}">${each.options.map(option)}</optgroup>` : option(each),
  );
  return around(field, html`<select id="${id}" name="${field.name}"${ties(field, id)}>${options}</select>`);
}

/** A question answered with one of a few, as radio buttons under a legend. */
export function radioField(
  field: FieldBase & {
    readonly value: string;
    readonly options: readonly (Option & { readonly hint?: string; readonly disabled?: boolean })[];
    readonly inline?: boolean;
  },
): Html {
  const id = idOf(field.name);
  return html`<fieldset role="radiogroup" class="field radios${field.inline === true ? ' inline' : ''}"${ties(field, id)}><legend>${field.label}${
    field.required === true ? requiredMark : null
  }</legend><div class="control">${field.options.map(
    (option, index) =>
      html`<label class="choice"><input type="radio" name="${field.name}" value="${option.value}"${
        option.value === field.value ? raw(' checked') : null
      }${option.disabled === true ? raw(' disabled') : null}${option.hint === undefined ? null : html` aria-describedby="${id}-${index}-hint"`}><span>${option.label}</span></label>${
        option.hint === undefined ? null : html`<p class="field-hint" id="${id}-${index}-hint">${option.hint}</p>`
      }`,
  )}${hintText(id, field.hint)}${errorText(id, field.error)}</div></fieldset>`;
}

/** Entra's "Yes / No" switch. */
export const yesNoField = (field: FieldBase & { readonly value: boolean }): Html =>
  radioField({
    ...field,
    value: field.value ? 'yes' : 'no',
    inline: true,
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  });

export function checkField(field: FieldBase & { readonly checked: boolean; readonly value?: string }): Html {
  const id = idOf(field.name);
  return html`<div class="field check"><div class="control"><label class="choice"><input type="checkbox" id="${id}" name="${field.name}" value="${field.value ?? 'yes'}"${
    field.checked ? raw(' checked') : null
  }${ties(field, id)}><span>${field.label}</span></label>${hintText(id, field.hint)}${errorText(id, field.error)}</div></div>`;
}

export function fileField(field: FieldBase & { readonly accept: string }): Html {
  const id = idOf(field.name);
  return around(
    field,
    html`<input type="file" id="${id}" name="${field.name}" accept="${field.accept}"${ties(field, id)}>`,
  );
}
