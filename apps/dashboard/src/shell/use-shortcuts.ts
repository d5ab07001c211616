/** Keys: `/` searches, `g` then a letter goes to a page, `?` shows the list. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Destination } from './navigation.ts';

interface Shortcuts {
  readonly destinations: readonly Destination[];
  readonly onSearch: () => void;
  readonly onShowList: () => void;
}

/** How long `g` waits for its letter, in milliseconds. */
const patience = 1200;

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

export function useShortcuts({ destinations, onSearch, onShowList }: Shortcuts): void {
  const navigate = useNavigate();
  useEffect(() => {
    let pressedG = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'k' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        onSearch();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const afterG = event.timeStamp - pressedG < patience;
      pressedG = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const page = afterG ? destinations.find(({ key }) => key === event.key) : undefined;
      if (page !== undefined) {
        event.preventDefault();
        void navigate({ to: page.to });
      } else if (event.key === '/') {
        event.preventDefault();
        onSearch();
      } else if (event.key === '?') {
        event.preventDefault();
        onShowList();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, destinations, onSearch, onShowList]);
}
