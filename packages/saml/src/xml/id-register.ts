/** The IDs of a document: no two may be the same. */

/** Where looking through a list begins to take longer than a set. */
const MANY = 16;

export class IdRegister {
  readonly #few: string[] = [];
  /** Used once there are many. */
  #many: Set<string> | null = null;

  /** @returns whether it is new. */
  add(id: string): boolean {
    if (this.#many !== null) {
      const { size } = this.#many;
      return this.#many.add(id).size > size;
    }
    if (this.#few.includes(id)) return false;
    if (this.#few.push(id) === MANY) this.#many = new Set(this.#few);
    return true;
  }
}
