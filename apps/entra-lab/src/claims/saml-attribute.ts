/** One attribute of an assertion. */
export interface SamlAttribute {
  readonly name: string;
  /** At least one. */
  readonly values: readonly string[];
}
