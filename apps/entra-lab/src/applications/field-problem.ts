/** Why a form of the admin center is not saved: one entry for each field that is wrong. */
export interface FieldProblem {
  /** The name of the input, as in the type that the saving function takes. */
  readonly field: string;
  /** Which row of a list, from 0; `null` for a single field. */
  readonly position: number | null;
  readonly message: string;
}

export const problem = (field: string, message: string, position: number | null = null): FieldProblem => ({
  field,
  position,
  message,
});
