/** The URL parser that browsers have (WHATWG URL): what it refuses, no browser can open. */
export const canParseUrl = (text: string): boolean => URL.canParse(text);
