/** A real Chrome, Chromium or Edge, one for a story file; each person in it has a context with cookies of their own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.mjs';

function launchOptions() {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No browser found; scripts/find-browser.mjs says what to install.');
  return {
    executablePath,
    args: [
      // Containers run as root, where Chromium refuses its sandbox; the pages are our own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

export const launchBrowser = (): Promise<Browser> => chromium.launch(launchOptions());

const contextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
  permissions: ['clipboard-read', 'clipboard-write'],
  acceptDownloads: true,
};

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the page's scripts and refusals of its content security policy. */
  readonly complaints: string[];
}

export async function newPerson(browser: Browser): Promise<Person> {
  return watched(await browser.newContext(contextOptions));
}

/** Somebody with an ordinary window. The contexts of others are private ones, where frames of other sites get no cookies. */
export async function newOrdinaryPerson(profileFolder: string): Promise<Person> {
  // What an ordinary window of Chrome and Edge allows unless somebody has forbidden it.
  const preferences = { profile: { cookie_controls_mode: 0 } };
  mkdirSync(join(profileFolder, 'Default'), { recursive: true });
  writeFileSync(join(profileFolder, 'Default', 'Preferences'), JSON.stringify(preferences));
  return watched(await chromium.launchPersistentContext(profileFolder, { ...launchOptions(), ...contextOptions }));
}

async function watched(context: BrowserContext): Promise<Person> {
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  const watch = (page: Page) => {
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // Failed answers are part of some stories; what the page itself does wrong never is.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
  };
  context.on('page', watch);
  return { context, page: await context.newPage(), complaints };
}
