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
    // What stands now is shown inside it, as an entry of its own.
    return this.page.locator('article[aria-busy]');
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

  /** Takes the last verdict back; there as long as that goes. */
  get undo(): Locator {
    return this.page.getByRole('button', { name: /^Undo/ }).first();
  }

  /** A verdict with a ready sentence: two keys. It is kept for ten seconds; `given` waits for that. */
  async decide(verdict: 'a' | 'c' | 'r', reason: number): Promise<void> {
    // What stands now may still be asked for: until then nothing can be decided.
    const approve = this.page.getByRole('button', { name: /^Approve/ });
    await expect(approve).toHaveAttribute('aria-disabled', 'false');
    await this.page.keyboard.press(verdict);
    await this.page.keyboard.press(String(reason));
    await expect(this.undo).toBeVisible();
  }

  async given(): Promise<void> {
    await expect(this.undo).toBeHidden();
  }

  async judge(verdict: 'a' | 'c' | 'r', reason: number): Promise<void> {
    await this.decide(verdict, reason);
    await this.given();
  }
}
