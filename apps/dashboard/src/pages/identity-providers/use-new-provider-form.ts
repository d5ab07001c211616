/** The form of a new provider: what was typed and uploaded, what is wrong with it, saving and leaving. */
import { type BodyOf, createIdentityProvider, getOverview, listIdentityProviders } from '@latchkey/contract';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { ApiFailure, useApiMutation } from '../../api/index.ts';
import { toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { descriptionProblem } from './description-problem.ts';
import { type MetadataReading, useMetadataReading } from './use-metadata-reading.ts';
import { useForgetReservation, useReservation } from './use-reservation.ts';

/** The description with its problem, which shows once Save was pressed. */
function useDescription() {
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState('');
  const [asked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  return {
    input,
    value,
    error: refusal ?? (asked ? descriptionProblem(value) : null),
    change: (next: string): void => {
      setRefusal(null);
      setValue(next);
    },
    /** Answers whether it is fine, and leads there when not. */
    check: (): boolean => {
      setAsked(true);
      const fine = descriptionProblem(value) === null;
      if (!fine) input.current?.focus();
      return fine;
    },
    refuse: (problem: string): void => {
      setRefusal(problem);
      input.current?.focus();
    },
  };
}

/** Creates the provider, forgets the reservation that it used, and shows its page. Throws what the server says. */
function useCreation() {
  const account = useAccount();
  const navigate = useNavigate();
  const forgetReservation = useForgetReservation(account.id);
  const mutation = useApiMutation(createIdentityProvider, { invalidates: [listIdentityProviders, getOverview] });
  return {
    saving: mutation.isPending,
    create: async (body: BodyOf<typeof createIdentityProvider>): Promise<void> => {
      const provider = await mutation.mutateAsync({ params: { account: account.id }, body });
      await forgetReservation(false);
      toastSuccess(`${provider.description} is saved.`);
      await navigate({
        to: '/settings/account/identity-providers/$id',
        params: { id: provider.id },
        replace: true,
        ignoreBlocker: true,
      });
    },
  };
}

const isAboutMetadata = ({ code, rejection, fields }: ApiFailure): boolean =>
  rejection !== undefined || code === 'PAYLOAD_TOO_LARGE' || Object.keys(fields).length > 0;

export function useNewProviderForm() {
  const account = useAccount();
  const navigate = useNavigate();
  const { create, saving } = useCreation();
  const reservation = useReservation(account.id);
  const forgetReservation = useForgetReservation(account.id);
  const reading = useMetadataReading();
  const description = useDescription();
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [renewed, setRenewed] = useState(false);
  const touched = description.value !== '' || reading.touched;
  const leaving = useBlocker({ shouldBlockFn: () => touched, enableBeforeUnload: () => touched, withResolver: true });

  const refused = async (reason: unknown): Promise<void> => {
    if (!(reason instanceof ApiFailure)) throw reason;
    if (reason.code === 'RESERVATION_EXPIRED') {
      await forgetReservation(true);
      setRenewed(true);
    } else if (reason.fields.description !== undefined) description.refuse(reason.fields.description);
    else if (isAboutMetadata(reason)) reading.refuse(reason);
    else setFailure(reason);
  };

  const save = async (input: NonNullable<MetadataReading['input']>): Promise<void> => {
    const reserved = reservation.data === undefined ? {} : { reservation: reservation.data.id };
    try {
      await create({ description: description.value.trim(), ...input, ...reserved });
    } catch (reason) {
      await refused(reason);
    }
  };

  return {
    reservation,
    renewed,
    reading,
    description,
    metadataMissing: missing && reading.input === null && reading.problem === null,
    failure,
    leaving,
    saving,
    cancel: () => void navigate({ to: '/settings/account', hash: 'single-sign-on' }),
    submit: (event: FormEvent): void => {
      event.preventDefault();
      setFailure(null);
      setMissing(reading.input === null);
      // Shown first, then saved.
      if (reading.input === null) reading.readTyped();
      const described = description.check();
      if (described && reading.input !== null && reading.view !== null && !saving) void save(reading.input);
    },
  };
}
