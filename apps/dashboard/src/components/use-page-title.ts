/** Names the page in the browser, and tells people who cannot see that another page has come: its heading takes the focus. */
import { type RefObject, useEffect, useRef } from 'react';

let arrivedBefore = false;

/** Where somebody is typing already, e.g. in a field with the focus set, nothing is taken away from them. */
const isTyping = (element: Element | null): boolean =>
  element?.matches('input, textarea, select, [contenteditable]') ?? false;

/** Answers with the ref of the heading, which needs `tabIndex={-1}`. */
export function usePageTitle(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Latchkey`;
  }, [title]);
  useEffect(() => {
    // The first page of a visit begins where browsers begin: at the top.
    if (arrivedBefore && !isTyping(document.activeElement)) heading.current?.focus({ preventScroll: true });
    arrivedBefore = true;
  }, []);
  return heading;
}
