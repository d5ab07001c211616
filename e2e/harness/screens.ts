/** Screenshots, kept as artifacts so that a reviewer sees what a user sees. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../artifacts/screens');

/** The page as it stands. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

const desktop = { width: 1280, height: 900 };
const phone = { width: 375, height: 812 };

/** Light, dark and phone; leaves the page as it was. */
export async function shootAll(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await settle(page);
  await shoot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  await settle(page);
  await shoot(page, `${name}-phone`);
  await page.setViewportSize(desktop);
  await settle(page);
  await shoot(page, name);
}

/** Lets transitions end. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(300);

/** What every open page showed when a story failed. */
export async function shootOpenPages(browser: Browser, name: string): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) await shoot(page, `failed-${name}-${index}`);
}
