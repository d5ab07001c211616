/** The format of an attack corpus: a folder with `index.json`, optionally `extras.json`, and the files that they name. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ExpectedProfile {
  readonly issuer: string;
  readonly nameId: string;
  readonly nameIdFormat?: string | null;
  readonly sessionIndex?: string | null;
  /** `null` stands for a value that is nil. */
  readonly attributes: readonly { readonly name: string; readonly values: readonly (string | null)[] }[];
}

export interface Vector {
  readonly id: string;
  readonly class: string;
  readonly file: string;
  readonly expect: 'accept' | 'reject';
  readonly reason: string;
  /** `policy`: a valid message; whoever links accounts decides. */
  readonly layer?: 'saml' | 'policy';
  /** `b64`: the file is the form field itself, else it is XML. */
  readonly form?: 'b64';
  readonly forged?: readonly string[];
  readonly expected?: ExpectedProfile;
  readonly timeLimitMs?: number;
  /** Why somebody else may decide otherwise. It is counted all the same. */
  readonly debatable?: string;
  /** The address that a message of the identity layer asserts. */
  readonly value?: string;
}

export interface Sequence {
  readonly id: string;
  readonly class: string;
  readonly reason: string;
  readonly steps: readonly {
    readonly file: string;
    readonly expect: 'accept' | 'reject';
    readonly form?: 'b64';
  }[];
}

export interface CorpusIndex {
  readonly clock: { readonly now: string };
  readonly sp: { readonly entityId: string; readonly acsUrl: string; readonly decryptionKey?: string };
  readonly idp: { readonly entityId: string; readonly signingCerts: readonly string[] };
  readonly request: { readonly id: string; readonly issuedAt: string; readonly allowUnsolicited: boolean };
  /** The domains whose addresses the identity provider may assert; absent for any. */
  readonly policy?: { readonly verifiedEmailDomains?: readonly string[] };
  readonly vectors: readonly Vector[];
  readonly sequences?: readonly Sequence[];
}

interface ExtraCase {
  readonly id: string;
  readonly expect: 'accept' | 'reject';
  readonly reason: string;
  readonly forged?: readonly string[];
  readonly timeLimitMs?: number;
}

export interface CorpusExtras {
  readonly sloUrl: string;
  readonly redirectLogout?: readonly (ExtraCase & { readonly query: string })[];
  readonly postLogout?: readonly (ExtraCase & { readonly file: string })[];
  readonly relayState?: {
    readonly acs: string;
    readonly list: readonly {
      readonly value: string;
      readonly expect: 'allow' | 'ignore' | 'allow-or-ignore';
      readonly reason: string;
    }[];
  };
  readonly metadata?: {
    readonly metadataSigningCert: string;
    readonly expectedEntityId: string;
    readonly list: readonly (ExtraCase & { readonly file: string })[];
  };
}

export interface Corpus {
  readonly index: CorpusIndex;
  readonly extras: CorpusExtras | null;
  readonly bytesOf: (file: string) => Buffer;
  readonly textOf: (file: string) => string;
  /** The form field that a message arrives in. */
  readonly fieldOf: (message: { readonly file: string; readonly form?: 'b64' }) => string;
}

/** Throws where the folder holds no corpus: a run over nothing must not look like success. */
export function readCorpus(folder: string): Corpus {
  const bytesOf = (file: string): Buffer => readFileSync(join(folder, file));
  const textOf = (file: string): string => bytesOf(file).toString('utf8');
  // The shape is that of the format; what is missing shows as an error at its first use.
  const index: CorpusIndex = JSON.parse(textOf('index.json'));
  if (!Array.isArray(index.vectors) || index.vectors.length === 0) throw new TypeError(`${folder} holds no vectors.`);
  const extras: CorpusExtras | null = existsSync(join(folder, 'extras.json'))
    ? JSON.parse(textOf('extras.json'))
    : null;
  const isField = ({ file, form }: { readonly file: string; readonly form?: 'b64' }): boolean =>
    form === 'b64' || file.endsWith('.b64');
  return {
    index,
    extras,
    bytesOf,
    textOf,
    fieldOf: (message) => (isField(message) ? textOf(message.file) : bytesOf(message.file).toString('base64')),
  };
}
