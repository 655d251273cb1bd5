import { expect, type Locator, type Page } from '@playwright/test';
import { hydrated } from '../hydrated';

/** The review queue, in English. */
export class QueuePage {
  constructor(private readonly page: Page) {}

  /** Goes there and takes up the edit on a port or a service: others may wait before it. */
  async take(about: number | string): Promise<void> {
    await this.page.goto('/queue');
    await hydrated(this.entry(about));
    await this.entry(about).press('Enter');
    await expect(this.title).toContainText(String(about));
    await expect(this.edit).toHaveAttribute('aria-busy', 'false');
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Waiting edits' });
  }

  entry(about: number | string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`\\b${about}\\b`) }).first();
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
    return this.page.getByRole('heading', { name: 'No edits to review.' });
  }

  /** A verdict with a ready sentence: two keys. */
  async judge(verdict: 'a' | 'c' | 'r', reason: number): Promise<void> {
    await this.page.keyboard.press(verdict);
    await this.page.keyboard.press(String(reason));
  }
}
