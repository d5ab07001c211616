/** What tests of portal pages share: an application in a test lab, uploads, and questions to a page. */
import type { LightMyRequestResponse } from 'fastify';
import type { EnterpriseApplication } from '../../state.ts';
import { addSamlApplication, type Browser, openTestLab, type Page, type TestLab } from '../../testing/lab-harness.ts';
import { applicationPath } from '../visit.ts';

export interface PortalTest extends TestLab {
  readonly application: EnterpriseApplication;
  /** Where the application's pages begin. */
  readonly base: string;
  readonly user: Browser;
}

/** A lab with one application that is set up as the guide sets it up. */
export async function openPortalTest(): Promise<PortalTest> {
  const test = await openTestLab();
  const application = await addSamlApplication(test.lab);
  return { ...test, application, base: applicationPath(application), user: test.browser() };
}

const origin = 'http://localhost';

function pageOf(answer: LightMyRequestResponse): Page {
  const { location } = answer.headers;
  return {
    status: answer.statusCode,
    body: answer.body,
    location: typeof location === 'string' ? location : null,
    headers: answer.headers,
  };
}

/** Posts a form whose fields may repeat, without cookies. */
export async function submitForm(
  { app }: TestLab,
  url: string,
  fields: readonly (readonly [string, string])[],
): Promise<Page> {
  const payload = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin };
  return pageOf(await app.inject({ method: 'POST', url, headers, payload }));
}

/** Posts a multipart form with one file. */
export async function upload(
  { app }: TestLab,
  url: string,
  file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<Page> {
  const form = new FormData();
  form.append(file.field, new File([new Uint8Array(file.bytes)], file.name));
  const request = new Request(origin, { method: 'POST', body: form });
  const headers = { 'content-type': request.headers.get('content-type') ?? '', origin };
  const payload = Buffer.from(await request.arrayBuffer());
  return pageOf(await app.inject({ method: 'POST', url, headers, payload }));
}

/** The message at a field: the text of the element that its `aria-describedby` names as its error. */
export function errorAt({ body }: Page, id: string): string | null {
  return new RegExp(`<p class="field-error" id="${id}-error">([^<]*)</p>`).exec(body)?.[1] ?? null;
}

/** The values of all inputs of a name, in order. */
export const valuesOf = ({ body }: Page, name: string): string[] =>
  [...body.matchAll(new RegExp(`<input[^>]* name="${name}" value="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

/** What was chosen of a drop-down. */
export function selectedOf({ body }: Page, name: string): string | null {
  const options = new RegExp(`<select[^>]* name="${name}"[^>]*>(.*?)</select>`, 's').exec(body)?.[1];
  return /<option value="([^"]*)" selected>/.exec(options ?? '')?.[1] ?? null;
}

/** The text of the notification bar. */
export const noticeOf = ({ body }: Page): string | null =>
  /<div class="notice [a-z]+" role="[a-z]+">.*?<p>(.*?)<\/p>/s.exec(body)?.[1] ?? null;
