/** What is measured: a function for each message, made by whatever a service provider can prepare beforehand. */
import type { MessageName } from './messages.ts';

/** From the form field to the verdict. @returns the NameID. Throws, or rejects, where the message is refused. */
export type Verify = (field: string) => string | Promise<string>;

export interface Library {
  /** `null` where the library cannot do it. */
  readonly prepare: (message: MessageName) => Verify | null;
}

export const libraryNames = ['floor', 'latchkey', 'node-saml', 'samlify', 'xml-crypto'] as const;

export type LibraryName = (typeof libraryNames)[number];

/** Loaded one a process, so that none pays for another. */
export async function loadLibrary(name: LibraryName): Promise<Library> {
  const loaded: { readonly library: Library } = await import(`./libraries/${name}.ts`);
  return loaded.library;
}
