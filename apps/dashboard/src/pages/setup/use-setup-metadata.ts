/** A metadata file on its way in through a setup link: read by the server under the link's token. */
import { readSetupMetadata } from '@latchkey/contract';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { type Upload, type UploadResult, uploadFromBytes, uploadFromText } from '../identity-providers/read-upload.ts';
import type { FileReading } from '../identity-providers/use-metadata-reading.ts';

/** With the part of a request's body that carries the file; `null` without one. */
export type SetupReading = FileReading & { readonly input: ReturnType<typeof inputOf> | null };

export function useSetupMetadata(token: string): SetupReading {
  const [upload, setUpload] = useState<Upload | null>(null);
  const [entityId, setEntityId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const { mutate, reset, data, error, isPending } = useApiMutation(readSetupMetadata);

  const begin = (next: Upload | null, entity: string | null, trouble: string | null): void => {
    setUpload(next);
    setEntityId(entity);
    setProblem(trouble);
    setRefusal(null);
    reset();
    if (next !== null) mutate({ params: { token }, body: inputOf(next, entity) });
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
    input: upload === null ? null : inputOf(upload, entityId),
  };
}

const inputOf = (upload: Upload, entityId: string | null) => ({
  metadata: upload.metadata,
  encoding: upload.encoding,
  ...(entityId !== null && { entityId }),
});
