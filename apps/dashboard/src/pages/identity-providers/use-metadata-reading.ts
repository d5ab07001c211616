/** A metadata file on its way in: chosen, read by the server, shown, or refused with a reason. */
import { type MetadataView, readMetadata } from '@latchkey/contract';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { useAccount } from '../../session/index.ts';
import { type Upload, type UploadResult, uploadFromBytes, uploadFromText } from './read-upload.ts';

export interface MetadataReading {
  readonly upload: Upload | null;
  /** Which entity of an aggregate was chosen. */
  readonly entityId: string | null;
  readonly view: MetadataView | null;
  readonly reading: boolean;
  /** What this browser found wrong before asking the server. */
  readonly problem: string | null;
  readonly failure: ApiFailure | null;
  readonly readFile: (file: File) => Promise<void>;
  readonly readText: (text: string) => void;
  readonly chooseEntity: (entityId: string) => void;
  /** What the server says at Save about the same file belongs to the same place. */
  readonly refuse: (failure: ApiFailure) => void;
  readonly complain: (problem: string) => void;
  readonly clear: () => void;
  /** The part of a request's body that carries the file; `null` without one. */
  readonly input: { metadata: string; encoding: 'text' | 'base64'; entityId?: string } | null;
}

export function useMetadataReading(): MetadataReading {
  const account = useAccount();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [entityId, setEntityId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const { mutate, reset, data, error, isPending } = useApiMutation(readMetadata);

  const begin = (next: Upload | null, entity: string | null, trouble: string | null): void => {
    setUpload(next);
    setEntityId(entity);
    setProblem(trouble);
    setRefusal(null);
    reset();
    if (next !== null) mutate({ params: { account: account.id }, body: inputOf(next, entity) });
  };
  const take = (result: UploadResult): void =>
    result.ok ? begin(result.upload, null, null) : begin(null, null, result.problem);

  return {
    upload,
    entityId,
    problem,
    view: refusal === null ? (data ?? null) : null,
    reading: isPending,
    failure: refusal ?? error,
    readFile: async (file) => take(uploadFromBytes(new Uint8Array(await file.arrayBuffer()), file.name)),
    readText: (text) => (text.trim() === '' ? begin(null, null, null) : take(uploadFromText(text))),
    chooseEntity: (chosen) => begin(upload, chosen, null),
    refuse: setRefusal,
    complain: (trouble) => begin(null, null, trouble),
    clear: () => begin(null, null, null),
    input: upload === null ? null : inputOf(upload, entityId),
  };
}

const inputOf = (upload: Upload, entityId: string | null) => ({
  metadata: upload.metadata,
  encoding: upload.encoding,
  ...(entityId !== null && { entityId }),
});
