/** A search field whose text moves into the address of the page when the person pauses. */
import { useEffect, useState } from 'react';

/** Milliseconds without a key. */
const pause = 300;

/**
 * @param search the text in the address. When it changes by other means, e.g. a button that clears it, the field follows.
 * @returns the properties of the field.
 */
export function useTypedSearch(search: string | undefined, onSearch: (search: string | undefined) => void) {
  const [typed, setTyped] = useState(search ?? '');
  const [previous, setPrevious] = useState(search);
  /** What this field has put into the address. */
  const [sent, setSent] = useState(search);
  const wanted = typed.trim() === '' ? undefined : typed.trim();
  if (search !== previous) {
    setPrevious(search);
    if (search !== sent) {
      setSent(search);
      setTyped(search ?? '');
    }
  }
  useEffect(() => {
    if (wanted === search) return undefined;
    const timer = setTimeout(() => {
      setSent(wanted);
      onSearch(wanted);
    }, pause);
    return () => clearTimeout(timer);
  }, [wanted, search, onSearch]);
  return {
    value: typed,
    maxLength: 100,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setTyped(event.currentTarget.value),
  };
}
