/** What a destination's form says while it is filled in. The server looks again, and at where the address leads. */

export const descriptionRule = (value: string): string | null => (value.trim() === '' ? 'Enter a description.' : null);

export function addressRule(value: string): string | null {
  const text = value.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    return 'Enter an address such as https://logs.example.com/latchkey.';
  }
  const { username, password } = new URL(text);
  return username === '' && password === '' ? null : 'Leave user and password out: deliveries are signed instead.';
}
