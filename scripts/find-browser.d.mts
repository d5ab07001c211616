/** Types of find-browser.mjs for the stories. */
/** The browser's path, or `null`. */
export function findBrowser(): string | null;
