import { expect, type Locator, type Page } from '@playwright/test';
import { hydrated } from '../hydrated';

/** The review queue, in English. */
export class QueuePage {
  constructor(private readonly page: Page) {}

  /** Goes there and takes up the edit on a port: others may wait before it. */
  async take(port: number): Promise<void> {
    await this.page.goto('/queue');
    await hydrated(this.entry(port));
    await this.entry(port).press('Enter');
    await expect(this.title).toContainText(String(port));
    await expect(this.edit).toHaveAttribute('aria-busy', 'false');
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Edits that wait' });
  }

  entry(port: number): Locator {
    return this.list.getByRole('button', { name: new RegExp(`\\b${port}\\b`) }).first();
  }

  get edit(): Locator {
    return this.page.getByRole('article');
  }

  get title(): Locator {
    return this.edit.getByRole('heading', { level: 2 });
  }

  /** What became of the last verdict. */
  get said(): Locator {
    return this.page.getByRole('status').first();
  }

  get nothing(): Locator {
    return this.page.getByRole('heading', { name: 'Nothing waits for you.' });
  }

  /** A verdict with a ready sentence: two keys. */
  async judge(verdict: 'a' | 'c' | 'r', reason: number): Promise<void> {
    await this.page.keyboard.press(verdict);
    await this.page.keyboard.press(String(reason));
  }
}
