/** A plain text as simple HTML: paragraphs, and links that can be clicked. Nothing in it is taken for markup. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A line that is one address of the web and nothing else: names in sentences do not become links. */
const wholeLine = /^https?:\/\/[^\s<>"']+$/;

const line = (text: string): string => {
  const escaped = escapeHtml(text);
  return wholeLine.test(text) ? `<a href="${escaped}">${escaped}</a>` : escaped;
};

export function htmlOf(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(line).join('<br>\n')}</p>`);
  return `<!doctype html>\n<html><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
}
