/** What the dashboard uses of the browser: clock and storage. */
export { now } from './clock.ts';
export { remember, remembered } from './storage.ts';
