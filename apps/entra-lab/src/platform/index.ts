/** What the rest of the lab needs of the outside world: the one door. */
export { addYears, type Clock, isoTime, systemClock } from './clock.ts';
export { type Html, html, raw } from './html.ts';
export { type Ids, randomIds } from './ids.ts';
export { type LabStore, openLabStore } from './lab-store.ts';
export { initials, labBanner, type PageInput, page } from './page.ts';
