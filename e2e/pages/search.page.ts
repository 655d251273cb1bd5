import type { Locator, Page } from '@playwright/test';

/** The search page and the command box over every page. */
export class SearchPage {
  constructor(private readonly page: Page) {}

  async open(query: string): Promise<void> {
    await this.page.goto(`/search?q=${encodeURIComponent(query)}`);
  }

  get results(): Locator {
    return this.page.getByRole('main').getByRole('link');
  }

  get box(): Locator {
    return this.page.getByRole('dialog');
  }

  get field(): Locator {
    return this.box.getByRole('combobox');
  }

  get options(): Locator {
    return this.box.getByRole('option');
  }
}
