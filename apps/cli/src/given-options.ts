/** The options of one call, asked for by name and kind. */
import type { Command } from './command.ts';
import { UsageError } from './command.ts';

export class GivenOptions {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  /** A switch that is on has no values. */
  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  texts(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  text(name: string): string | null {
    return this.texts(name).at(-1) ?? null;
  }

  /** Of an option that the declaration requires. */
  required(name: string): string {
    const text = this.text(name);
    if (text === null || text === '') throw new UsageError(`--${name} is missing.`);
    return text;
  }
}

/** Names the first option that must be there and is not. */
export function checkRequired({ options }: Command, given: GivenOptions): void {
  for (const [name, { required }] of Object.entries(options)) if (required === true) given.required(name);
}
