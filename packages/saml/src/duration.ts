/** Reads xs:duration as metadata uses it (XML Schema 3.2.6). */

const FORM = /^P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;
const DAY = 86_400;
/** A month counts 30 days and a year 365: what is kept for years is not kept to the day. */
const WEIGHTS = [365 * DAY, 30 * DAY, DAY, 3600, 60, 1];

/** In seconds; fractions are cut. @returns `null` for anything else, negative durations included. */
export function readDuration(text: string): number | null {
  const parts = FORM.exec(text.trim())?.slice(1);
  return parts === undefined
    ? null
    : parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (WEIGHTS[index] ?? 0), 0);
}
