/** Metadata on its way in: a file, an address or values typed in; read by the server, shown, or refused with a reason. */
import { type BodyOf, type ManualMetadata, type MetadataView, readMetadata } from '@latchkey/contract';
import { useState } from 'react';
import { type ApiFailure, useApiMutation } from '../../api/index.ts';
import { useAccount } from '../../session/index.ts';
import { type Upload, type UploadResult, uploadFromBytes, uploadFromText } from './read-upload.ts';

export type MetadataMode = 'file' | 'address' | 'manual';
/** The part of a request's body that carries the metadata. */
export type MetadataOffer = BodyOf<typeof readMetadata>;
export type ManualValues = Required<Pick<ManualMetadata, 'entityId' | 'signOnUrl' | 'logoutUrl'>> & {
  readonly certificates: string;
};

export interface MetadataReading {
  readonly mode: MetadataMode;
  /** What was typed for another mode stays. */
  readonly setMode: (mode: MetadataMode) => void;
  readonly upload: Upload | null;
  readonly address: string;
  readonly setAddress: (address: string) => void;
  readonly manual: ManualValues;
  readonly setManual: (change: Partial<ManualValues>) => void;
  /** Which entity of an aggregate was chosen. */
  readonly entityId: string | null;
  readonly view: MetadataView | null;
  readonly reading: boolean;
  /** What this browser found wrong before asking the server. */
  readonly problem: string | null;
  readonly failure: ApiFailure | null;
  readonly readFile: (file: File) => Promise<void>;
  readonly readText: (text: string) => void;
  /** Reads what stands in the address, or in the fields. */
  readonly readTyped: () => void;
  readonly chooseEntity: (entityId: string) => void;
  /** What the server says at Save about the same metadata belongs to the same place. */
  readonly refuse: (failure: ApiFailure) => void;
  readonly complain: (problem: string) => void;
  /** What has been read; `null` without. */
  readonly input: MetadataOffer | null;
  /** Something was chosen or typed. */
  readonly touched: boolean;
}

/** As much as a file on its way in needs. */
export type FileReading = Pick<
  MetadataReading,
  | 'upload'
  | 'entityId'
  | 'view'
  | 'reading'
  | 'problem'
  | 'failure'
  | 'readFile'
  | 'readText'
  | 'chooseEntity'
  | 'refuse'
  | 'complain'
>;

export interface MetadataStart {
  readonly mode: MetadataMode;
  readonly address: string;
  readonly manual: ManualValues;
}

const blank: MetadataStart = {
  mode: 'file',
  address: '',
  manual: { entityId: '', signOnUrl: '', logoutUrl: '', certificates: '' },
};

export function useMetadataReading(start: MetadataStart = blank): MetadataReading {
  const account = useAccount();
  const [mode, setMode] = useState(start.mode);
  const [address, setAddress] = useState(start.address);
  const [manual, setManual] = useState(start.manual);
  const [upload, setUpload] = useState<Upload | null>(null);
  const [offer, setOffer] = useState<MetadataOffer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const { mutate, reset, data, error, isPending } = useApiMutation(readMetadata);

  const begin = (next: MetadataOffer | null, trouble: string | null = null): void => {
    setOffer(next);
    setProblem(trouble);
    setRefusal(null);
    reset();
    if (next !== null) mutate({ params: { account: account.id }, body: next });
  };
  const take = (result: UploadResult): void => {
    setUpload(result.ok ? result.upload : null);
    if (result.ok) begin({ metadata: result.upload.metadata, encoding: result.upload.encoding });
    else begin(null, result.problem);
  };
  const complain = (trouble: string): void => {
    setUpload(null);
    begin(null, trouble);
  };

  return {
    mode,
    setMode: (next) => {
      setMode(next);
      setUpload(null);
      begin(null);
    },
    upload,
    address,
    setAddress: (next) => {
      setAddress(next);
      begin(null);
    },
    manual,
    setManual: (change) => {
      setManual({ ...manual, ...change });
      begin(null);
    },
    entityId: offer?.entityId ?? null,
    problem,
    view: refusal === null ? (data ?? null) : null,
    reading: isPending,
    failure: refusal ?? error,
    readFile: async (file) => take(uploadFromBytes(new Uint8Array(await file.arrayBuffer()), file.name)),
    readText: (text) => {
      if (text.trim() !== '') return take(uploadFromText(text));
      setUpload(null);
      begin(null);
    },
    readTyped: () => {
      if (mode === 'address' && address.trim() !== '') begin({ address: address.trim() });
      if (mode === 'manual') begin({ manual: offerOf(manual) });
    },
    chooseEntity: (entityId) => offer !== null && begin({ ...offer, entityId }),
    refuse: setRefusal,
    complain,
    input: offer,
    touched: upload !== null || address !== start.address || JSON.stringify(manual) !== JSON.stringify(start.manual),
  };
}

const offerOf = ({ logoutUrl, certificates, ...values }: ManualValues): ManualMetadata => ({
  ...values,
  certificates: [certificates],
  ...(logoutUrl.trim() !== '' && { logoutUrl }),
});
