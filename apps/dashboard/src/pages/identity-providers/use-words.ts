/** Whose words are shown beside ours: a choice that this browser remembers. */
import { useState } from 'react';
import { remember, remembered } from '../../platform/index.ts';
import { isVendor, type Vendor } from './vendor-words.ts';

const key = 'words-of';

/** `suggested` (e.g. what the metadata says) holds until somebody chooses on this page. */
export function useWords(suggested?: string): readonly [Vendor, (vendor: Vendor) => void] {
  const [chosen, setChosen] = useState<Vendor | null>(null);
  const stored = remembered(key);
  const fallback = isVendor(stored) ? stored : 'entra';
  const choose = (vendor: Vendor): void => {
    remember(key, vendor);
    setChosen(vendor);
  };
  return [chosen ?? (suggested !== undefined && isVendor(suggested) ? suggested : fallback), choose];
}
