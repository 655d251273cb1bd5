import type { Locator, Page } from '@playwright/test';
import { hydrated } from '../hydrated';

/** The forms that change a report, an article or a software entry, in English. */
export class EditFormPage {
  constructor(private readonly page: Page) {}

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await hydrated(this.submit());
  }

  /** The form of that ordinal: a page may offer a change, an end and a merge. */
  form(at = 0): Locator {
    return this.page.getByRole('main').locator('form').nth(at);
  }

  field(name: string | RegExp, at = 0): Locator {
    return this.form(at).getByLabel(name);
  }

  /** The text of an article: its toolbar bears its name too. */
  get text(): Locator {
    return this.form().getByRole('textbox', { name: 'Text', exact: true });
  }

  note(at = 0): Locator {
    return this.form(at).getByLabel('Why?');
  }

  /** Gives the reason and sends the form. */
  async propose(note: string, at = 0): Promise<void> {
    await this.note(at).fill(note);
    await this.submit(at).press('Enter');
  }

  submit(at = 0): Locator {
    return this.form(at).getByRole('button', { name: 'Propose the change' });
  }

  /** Both versions, where somebody was faster. */
  get stale(): Locator {
    return this.page.getByRole('region', { name: 'Somebody else changed this first' });
  }

  /** A field on which both versions disagree. */
  disputed(field: string): Locator {
    return this.stale.getByRole('group', { name: field });
  }

  get outcome(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }
}
