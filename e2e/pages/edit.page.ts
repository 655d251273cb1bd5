import { expect, type Locator, type Page } from '@playwright/test';

/** The page of one edit, in English: where it stands, and what one can do with it. */
export class EditPage {
  constructor(private readonly page: Page) {}

  async open(id: number): Promise<void> {
    await this.page.goto(`/edits/${id}`);
  }

  /** The number of the edit whose page is open, once one is. */
  async id(): Promise<number> {
    await this.page.waitForURL(/\/edits\/\d+(?:#next)?$/);
    return Number(/\/edits\/(\d+)/.exec(this.page.url())?.[1]);
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** The state and what comes next, as the page's head says it. */
  get head(): Locator {
    return this.page.getByRole('main').locator('header:visible');
  }

  /** What becomes of it, and when. */
  get next(): Locator {
    return this.page.getByRole('region', { name: 'What happens next' });
  }

  get diff(): Locator {
    return this.page.getByRole('table', { name: 'What it changes' });
  }

  /** What it does to something that is not its own subject. */
  also(name: string): Locator {
    return this.page.getByRole('table', { name });
  }

  /** What the viewer can do. */
  get desk(): Locator {
    return this.page.getByRole('region', { name: 'What you can do' });
  }

  action(name: string): Locator {
    return this.desk.getByRole('button', { name, exact: true }).first();
  }

  /** Opens an act, gives its reason, sends it with the keyboard, and waits for the word that it is done. */
  async act(name: string, words: string): Promise<void> {
    await this.action(name).press('Enter');
    await this.desk.getByRole('textbox', { name: /^(Reason|What you changed)/ }).fill(words);
    await this.send(name);
  }

  /** Sends the act that is open. */
  async send(name: string): Promise<void> {
    await this.desk.getByRole('button', { name, exact: true }).last().press('Enter');
  }

  /** Expects the act to have been carried out, and the page to say the state it left. */
  async expectDone(state: string): Promise<void> {
    // The form for a comment has a status of its own.
    await expect(this.desk.getByRole('status').first()).toContainText(state);
    await expect(this.head).toContainText(state);
  }
}
