/** HTML as a tagged template: every value is escaped unless it is HTML already. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | null | undefined | false | readonly Value[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  if (typeof value === 'object' && 'html' in value) return value.html;
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Nothing is rendered for null, undefined and false; arrays are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let out = strings[0] ?? '';
  values.forEach((value, index) => {
    out += render(value) + (strings[index + 1] ?? '');
  });
  return { html: out };
}

/** Text that is HTML already: only for our own constants. */
export const raw = (text: string): Html => ({ html: text });
