/** A form that checks a field when it is left, and from then on with every key until it is right. */
import { type FormValidateInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useRef } from 'react';
import { ApiFailure } from '../api/index.ts';
import { useUnsaved } from './unsaved.ts';

interface LiveFormInput<Values> {
  readonly initialValues: Values;
  readonly validate: FormValidateInput<Values>;
}

/** Mantine's form with our habits: errors do not appear while somebody has not finished typing, and go as soon as they are fixed. */
export function useLiveForm<Values extends Record<string, unknown>>(
  input: LiveFormInput<Values>,
): UseFormReturnType<Values> {
  const wrong = useRef<readonly string[]>([]);
  const form = useForm<Values>({
    ...input,
    validateInputOnBlur: true,
    clearInputErrorOnChange: false,
    onValuesChange: () => {
      // The path is a key of `errors`, which Mantine fills with paths of these very values.
      for (const path of wrong.current) form.validateField(path as Parameters<typeof form.validateField>[0]);
    },
  });
  wrong.current = Object.keys(form.errors);
  useUnsaved(form.isDirty());
  return form;
}

/**
 * Puts what the server says about fields at these fields and answers with what belongs on top of the form: the whole
 * failure, or `null` when fields say it all. What was typed stays.
 */
export function applyFailure<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  failure: unknown,
): ApiFailure | null {
  if (!(failure instanceof ApiFailure)) throw failure;
  const known = Object.entries(failure.fields).filter(([name]) => name in form.values);
  if (known.length === 0) return failure;
  form.setErrors(Object.fromEntries(known));
  focusFirstError(form, Object.fromEntries(known));
  return null;
}

/** For the second function of `form.onSubmit`: a failed submit leads to the first field that is wrong. */
export function focusFirstError<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  errors: Readonly<Record<string, unknown>>,
): void {
  const first = Object.keys(form.values).find((name) => errors[name] !== undefined && errors[name] !== null);
  // The name is a key of the values, hence a path.
  if (first !== undefined) form.getInputNode(first as Parameters<typeof form.getInputNode>[0])?.focus();
}
