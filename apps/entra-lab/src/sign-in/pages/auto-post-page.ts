/** "Working...": posts the response to the application by itself, or by a button where scripts are off. */
import { createHash } from 'node:crypto';
import { html, raw } from '../../platform/index.ts';

const script = 'document.forms[0].submit();';

/** The content security policy's source for that one script: this page has no nonce, to stay as Entra writes it. */
export const autoPostScript = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

export interface AutoPost {
  readonly action: string;
  /** XML; sent as base64 of its UTF-8 bytes. */
  readonly response: string;
  /** `null` leaves the field out. */
  readonly relayState: string | null;
}

export function autoPostPage({ action, response, relayState }: AutoPost): string {
  const value = Buffer.from(response).toString('base64');
  const relay = relayState === null ? null : html`<input type="hidden" name="RelayState" value="${relayState}" />`;
  return html`<html><head><title>Working...</title></head><body><form method="POST" name="hiddenform" action="${action}"><input type="hidden" name="SAMLResponse" value="${value}" />${relay}<noscript><p>Script is disabled. Click Submit to continue.</p><input type="submit" value="Submit" /></noscript></form><script language="javascript">${raw(script)}</script></body></html>`
    .html;
}
