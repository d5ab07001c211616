/** Whether something has been typed that is not saved yet: a page that would take it away must ask itself first. */
import { useEffect } from 'react';

const unsaved = new Set<symbol>();

/** Any form of the page. */
export const hasUnsaved = (): boolean => unsaved.size > 0;

/** For forms that are not made with `useLiveForm`. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return undefined;
    const mark = Symbol('unsaved');
    unsaved.add(mark);
    return () => {
      unsaved.delete(mark);
    };
  }, [dirty]);
}
