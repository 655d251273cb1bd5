import type { Page } from '@playwright/test';
import { approve, call, propose, quietPort } from '../api';
import { expect, test } from '../fixtures';
import { EditFormPage } from '../pages/edit-form.page';
import { EditPage } from '../pages/edit.page';

const SOURCE = {
  ...{ id: 1, title: 'The almanac', url: 'https://example.org/almanac', publisher: 'Example' },
  checked: '2026-11-20',
};

/** The body that proposes a text in one language. */
function story(port: number, locale: string, changes: object) {
  const subject = { port, locale };
  return { kind: 'article.update', subject, changes, note: 'From the almanac.' };
}

/** Pastes as a browser does that copied a piece of a page. */
async function paste(page: Page, html: string, text: string): Promise<void> {
  await page.evaluate(
    ([rich = '', plain = '']) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', rich);
      clipboardData.setData('text/plain', plain);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [html, text],
  );
}

test('a text is written by keys alone: marks, a source from its link, a paste from a page', async ({
  person,
  expectAccessible,
}) => {
  const port = quietPort(43);
  const { page } = await person('member');
  const form = new EditFormPage(page);
  await form.open(`/ports/${port}/article/edit`);
  const text = form.form().locator('textarea[name="body"]');
  await text.focus();
  await page.keyboard.type('a number');
  await page.keyboard.press('Shift+Control+ArrowLeft');
  await page.keyboard.press('Control+b');
  await expect(text).toHaveValue('a **number**');
  await page.keyboard.press('Control+b');
  await expect(text).toHaveValue('a number');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue('a **number**');

  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+Digit9');
  const panel = page.getByRole('region', { name: 'Cite a source' });
  const link = panel.getByLabel('New source: paste its link');
  await expect(link).toBeFocused();
  await page.keyboard.type('no address');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toContainText('no web address');
  await expectAccessible(page);
  await link.fill('The sailors’ almanac https://www.example.org/almanac?utm_source=x');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect(text).toHaveValue('a **number**[^1]');
  const source = form.form().getByRole('listitem');
  await expect(source.getByLabel('Title')).toHaveValue('The sailors’ almanac');
  await expect(source.getByLabel('Link')).toHaveValue('https://www.example.org/almanac');
  await expect(source.getByLabel('Published by')).toHaveValue('example.org');

  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await paste(
    page,
    '<h2>Why</h2><p>See <a href="https://example.org/why">the reason</a><script>alert(1)</script></p>',
    'Why See the reason',
  );
  await expect(text).toHaveValue(
    'a **number**[^1]\n\n## Why\n\nSee [the reason](https://example.org/why)',
  );
  const preview = page.getByRole('article');
  await expect(preview.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(preview.getByRole('link', { name: 'the reason' })).toBeVisible();

  const bar = page.getByRole('toolbar', { name: 'Formatting of the Text' });
  await text.focus();
  await page.keyboard.press('Shift+Tab');
  await expect(bar.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(bar.getByRole('button', { name: 'Source' })).toBeFocused();
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: /The sailors’ almanac/ }).press('Enter');
  await expect(text).toHaveValue(/why\)\[\^1\]$/);
});

test('hostile Markdown does nothing in the preview and on the page', async ({ person }) => {
  const port = quietPort(44);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const hostile = [
    '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>',
    '[click](javascript:window.harmed=1) <svg/onload=window.harmed=1>',
    '![picture](https://example.org/pixel.png)',
  ].join('\n\n');
  const asked: string[] = [];
  author.page.on('request', (request) => asked.push(request.url()));
  const form = new EditFormPage(author.page);
  await form.open(`/ports/${port}/article/edit`);
  await form.form().locator('textarea[name="body"]').fill(`${hostile}\n\nThe end.`);
  const preview = author.page.getByRole('article');
  await expect(preview).toContainText('The end.');
  const change = story(port, 'en', { title: 'A number', body: `${hostile}\n\nThe end.` });
  await approve(moderator, await propose(author, change));
  const inert = async (place: 'article') => {
    const story = author.page.getByRole(place).first();
    await expect(story).toContainText('The end.');
    await expect(story.locator('img, script, iframe, [href^="javascript"]')).toHaveCount(0);
    expect(await author.page.evaluate(() => 'harmed' in globalThis)).toBe(false);
  };
  await inert('article');
  await author.page.goto(`/ports/${port}`);
  await inert('article');
  expect(asked.filter((url) => url.includes('pixel.png'))).toEqual([]);
});

test('a translation says where its original has changed, and shows both versions to who follows', async ({
  person,
}) => {
  const port = quietPort(45);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const accept = async (locale: string, changes: object) =>
    approve(moderator, await propose(author, story(port, locale, changes)));
  const text = { questions: '', citations: [SOURCE] };
  await accept('en', { title: 'A number', body: 'Sailors chose it.[^1]', ...text });
  await author.page.goto(`/he/ports/${port}`);
  await expect(author.page.getByRole('article').locator('[lang="en"]').first()).toBeVisible();
  await expect(author.page.getByRole('main')).toContainText('המאמר עוד לא תורגם');
  const translated = { translatedFrom: 'en', translatedRevision: 1 };
  await accept('he', { title: 'מספר', body: 'מלחים בחרו בו.[^1]', ...text, ...translated });
  const note = author.page.getByRole('article').getByText('מאז התרגום הזה השתנה המקור');
  await author.page.goto(`/he/ports/${port}`);
  await expect(author.page.getByRole('article')).toContainText('מספר');
  await expect(note).toHaveCount(0);

  await accept('en', { body: 'Sailors chose it![^1]', meaningUnchanged: true });
  await author.page.goto(`/he/ports/${port}`);
  await expect(note).toHaveCount(0);

  await accept('en', { body: 'Pilots chose it![^1]' });
  await author.page.goto(`/he/ports/${port}`);
  await expect(note).toBeVisible();

  const [form, edit] = [new EditFormPage(author.page), new EditPage(author.page)];
  await form.open(`/ports/${port}/article/edit?locale=he`);
  const changes = author.page.getByRole('table').first();
  await expect(changes.locator('del').first()).toContainText('Sailors');
  await expect(changes.locator('ins').first()).toContainText('Pilots');
  const body = form.form().locator('textarea[name="body"]');
  await expect(body).toHaveAttribute('dir', 'rtl');
  await body.fill('נווטים בחרו בו![^1]');
  await form
    .form()
    .getByRole('checkbox', { name: /It now says everything/ })
    .check();
  await form.propose('As the original says now.');
  await approve(moderator, { id: await edit.id(), state: 'open' });
  await author.page.goto(`/he/ports/${port}`);
  await expect(author.page.getByRole('article')).toContainText('נווטים');
  await expect(note).toHaveCount(0);
  const { body: view } = await call<object>(author, 'GET', `/articles/${port}/he`);
  expect(view).toMatchObject({ translation: { from: 'en', revision: 3, state: 'current' } });
});

test('every language of a page names the others, and itself as its own address', async ({
  page,
}) => {
  const addresses = { en: '/ports/1323', he: '/he/ports/1323', pl: '/pl/ports/1323' };
  for (const [language, address] of Object.entries(addresses)) {
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
      'href',
      new RegExp(`^https?://[^/]+${address}$`),
    );
    for (const [other, path] of Object.entries({ ...addresses, 'x-default': addresses.en }))
      await expect(page.locator(`link[rel="alternate"][hreflang="${other}"]`)).toHaveAttribute(
        'href',
        new RegExp(`^https?://[^/]+${path}$`),
      );
    const faq = await page.locator('script[type="application/ld+json"]').first().textContent();
    expect(JSON.parse(faq ?? '')).toMatchObject({ '@type': 'FAQPage', inLanguage: language });
  }
  const sitemap = await page.request.get('/sitemap/he-0.xml');
  expect(await sitemap.text()).toContain('/he/ports/1323</loc>');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the form is a plain one: no toolbar, and the mark of an unchanged meaning is sent', async ({
    person,
    browser,
  }) => {
    const port = quietPort(46);
    const [author, moderator] = [await person('member'), await person('moderator')];
    const first = story(port, 'en', { title: 'A number', body: 'Sailors chose it.' });
    await approve(moderator, await propose(author, first));
    const plain = await browser.newContext({
      storageState: await author.context.storageState(),
      javaScriptEnabled: false,
    });
    const page = await plain.newPage();
    await page.goto(`/ports/${port}/article/edit`);
    await expect(page.getByRole('toolbar')).toHaveCount(0);
    await page.locator('textarea[name="body"]').fill('Sailors chose it!');
    await page.getByRole('checkbox', { name: /The meaning is unchanged/ }).check();
    await page.getByLabel('Why?').fill('A mark.');
    await page.getByRole('button', { name: 'Propose the change' }).click();
    await expect(page.getByRole('table')).toContainText('Meaning unchanged');
    await plain.close();
  });
});
