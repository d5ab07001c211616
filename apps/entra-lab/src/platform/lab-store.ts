/** Keeps the lab's state in one JSON file, replaced atomically; in memory only when there is no file. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LabState } from '../state.ts';

export interface LabStore {
  /** The present state. Change it only inside `update`. */
  read(): LabState;
  /** Changes the state and writes it down before it returns. */
  update<T>(change: (state: LabState) => T): T;
  /** Puts everything back to a fresh directory. */
  reset(): void;
}

/** @param file where to keep it; `null` keeps it in memory. A file that cannot be read as state stops the start with its name. */
export function openLabStore(file: string | null, seed: () => LabState): LabStore {
  let state = load(file) ?? seed();
  const save = () => {
    if (file === null) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state, null, 1), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  save();
  return {
    read: () => state,
    update: (change) => {
      const result = change(state);
      save();
      return result;
    },
    reset: () => {
      state = seed();
      save();
    },
  };
}

function load(file: string | null): LabState | null {
  if (file === null || !existsSync(file)) return null;
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof state === 'object' && state !== null && 'version' in state && state.version === 1) {
      // The lab is the only writer of this file, so its version stands for its shape.
      return state as LabState;
    }
  } catch (error) {
    throw new Error(`Entra Lab cannot read its state in ${file} (${String(error)}). Delete the file to start afresh.`);
  }
  throw new Error(`${file} is not a state file of this Entra Lab. Delete the file to start afresh.`);
}
