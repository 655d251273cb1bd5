import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { quietPort } from '../api';
import { expect, test } from '../fixtures';
import { mailedLink } from '../mailbox';

test.use({ javaScriptEnabled: false });

const someone = () => `${randomBytes(6).toString('hex')}@example.org`;
const somename = () => `tar-${randomBytes(6).toString('hex')}`;

/** The script that every page begins with has not run: nothing below is owed to scripts. */
async function expectNoScripts(page: Page): Promise<void> {
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
}

test('somebody new signs in by mail, chooses a handle, and is signed in', async ({ page }) => {
  const address = someone();
  const handle = somename();
  await page.goto('/signin?next=/account');
  await expectNoScripts(page);
  const email = page.getByLabel('E-mail address');

  await email.fill('nobody@localhost');
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await expect(email).toHaveAccessibleDescription(/This is not a valid e-mail address/);
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveValue('nobody@localhost');

  await email.fill(address);
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await expect(page.getByRole('status')).toContainText(`A link is on its way to ${address}`);

  await page.goto(await mailedLink(address));
  await expect(page.getByRole('main')).toContainText(`You are about to sign in as ${address}`);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();

  const field = page.getByLabel('Handle');
  await field.fill('Admin');
  await page.getByRole('button', { name: 'Use this handle' }).click();
  await expect(field).toHaveAccessibleDescription(/That handle is reserved/);
  await expect(field).toHaveValue('Admin');
  await field.fill(handle);
  await page.getByRole('button', { name: 'Use this handle' }).click();

  await expect(page).toHaveURL('/account');
  await expect(page.getByRole('main')).toContainText(address);
  await expect(page.getByRole('link', { name: 'Your public profile' })).toHaveAttribute(
    'href',
    `/users/${handle}`,
  );
});

test('a link that was used says so, and the form beside it mails another', async ({ page }) => {
  const address = someone();
  await page.goto('/signin/confirm?email=a@example.org&token=used');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await page.getByLabel('E-mail address').fill('a@b');
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription(/not a valid e-mail/);
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await expect(page.getByRole('status')).toContainText(address);
});

test('the answer comes in the reader’s language', async ({ page }) => {
  await page.goto('/he/signin');
  await page.locator('input[name="email"]').fill('nobody@localhost');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'he');
  await expect(page.locator('input[name="email"]')).toHaveAccessibleDescription(/זו אינה כתובת/);
});

test('the account page makes a token and shows it once, and takes it back', async ({ person }) => {
  const { page } = await person('member');
  await page.goto('/account');
  await expectNoScripts(page);
  const tokens = page.locator('#tokens');
  await tokens.getByRole('checkbox', { checked: true }).uncheck();
  await tokens.getByRole('textbox', { name: 'Name' }).fill('A script of mine');
  await tokens.getByRole('button', { name: 'Make a token' }).click();
  await expect(tokens.getByRole('alert')).toContainText('Tick at least one');
  await expect(tokens.getByRole('textbox', { name: 'Name' })).toHaveValue('A script of mine');

  await tokens
    .getByRole('checkbox', { name: 'Read your account, votes and notifications' })
    .check();
  await tokens.getByRole('button', { name: 'Make a token' }).click();
  await expect(tokens.getByRole('status').first()).toContainText('“A script of mine” is made');
  const secret = (await tokens.locator('output').innerText()).trim();
  const me = () =>
    page.request.get('/api/v1/me', { headers: { authorization: `Bearer ${secret}` } });
  expect((await me()).status()).toBe(200);

  await page.goto('/account');
  await expect(page.getByRole('main')).not.toContainText(secret);
  await tokens.getByRole('button', { name: 'Revoke the token A script of mine' }).click();
  await expect(page.getByRole('status')).toHaveText('Token revoked.');
  expect((await me()).status()).toBe(401);
});

test('the account page changes language and address, and ends sessions', async ({ person }) => {
  const { page } = await person('member');
  const address = someone();
  await page.goto('/account');
  await page.locator('#language').getByRole('combobox').selectOption('pl');
  await page.locator('#language').getByRole('button').click();
  await expect(page).toHaveURL('/pl/account?done=language');
  await expect(page.getByRole('status')).toHaveText('Zmieniono język.');

  await page.goto('/account');
  const email = page.locator('#email');
  await email.getByLabel('New address').fill('a@b');
  await email.getByRole('button').click();
  await expect(email.getByLabel('New address')).toHaveAccessibleDescription(/not a valid e-mail/);
  await email.getByLabel('New address').fill(address);
  await email.getByRole('button').click();
  await expect(email.getByRole('status')).toContainText(`A link is on its way to ${address}`);
  await page.goto(await mailedLink(address));
  await page.getByRole('main').getByRole('button').click();
  await expect(page.locator('#email')).toContainText(address);

  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/account');
  await expect(page).toHaveURL(/\/signin\?next=/);
});

test('an account is closed only by its handle', async ({ person }) => {
  const { page, handle } = await person('member');
  await page.goto('/account');
  const close = page.locator('#close');
  await close.getByLabel('To be sure, type your handle').fill('somebody-else');
  await close.getByRole('button').click();
  await expect(close.getByRole('textbox')).toHaveAccessibleDescription(/not your handle/);
  await close.getByRole('textbox').fill(handle);
  await close.getByRole('button').click();
  await expect(page).toHaveURL('/');
  await page.goto('/account');
  await expect(page).toHaveURL(/\/signin\?next=/);
});

test('the report form says what is missing, keeps what was typed, and makes an edit', async ({
  person,
}) => {
  const { page, handle } = await person('member');
  const port = quietPort(86);
  const name = `Jetty ${randomBytes(4).toString('hex')}`;
  await page.goto(`/ports/${port}/report`);
  await expectNoScripts(page);
  await page.locator('input[name="software.name"]').fill(name);
  await page.locator('button[type="submit"]', { hasText: 'Propose' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('still missing or wrong');
  await expect(page.locator('input[name="software.name"]')).toHaveValue(name);
  await expect(page.locator('[name="summary"]')).toHaveAttribute('aria-invalid', 'true');

  await page.locator('input[name="role"][value="default"]').check();
  await page.locator('[name="summary"]').fill('It answers here once it is started.');
  await page.locator('[name="evidence.0.kind"]').selectOption('vendor-docs');
  await page.locator('[name="evidence.0.url"]').fill('https://example.org/docs');
  await page.locator('button[type="submit"]', { hasText: 'Propose' }).click();
  await expect(page).toHaveURL(/\/edits\/\d+#next$/);
  await expect(page.getByText('Thank you. Your proposal is in.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.getByRole('main')).toContainText(handle);
  await expect(page.getByRole('main')).toContainText('Waiting for reviewers.');

  // Other tests work on the same queue.
  const withdrawn = await page.request.post(`/api/v1${new URL(page.url()).pathname}/withdraw`, {
    headers: { origin: process.env.E2E_ORIGIN ?? '' },
  });
  expect(withdrawn.status()).toBe(200);
});

test('a visitor fills the report form, is told to sign in beside it, and sends it again', async ({
  page,
}) => {
  const port = quietPort(87);
  const [address, name] = [someone(), `Sloop ${randomBytes(4).toString('hex')}`];
  await page.goto(`/report?port=${port}`);
  await expect(page).toHaveURL(`/ports/${port}/report`);
  await expectNoScripts(page);
  await page.locator('input[name="software.name"]').fill(name);
  await page.locator('input[name="role"][value="default"]').check();
  await page.locator('[name="summary"]').fill('It answers here once it is started.');
  await page.locator('[name="evidence.0.kind"]').selectOption('vendor-docs');
  await page.locator('[name="evidence.0.url"]').fill('https://example.org/docs');
  await page.locator('button[type="submit"]', { hasText: 'Propose' }).click();
  const step = page.getByRole('region', { name: 'Last step: sign in' });
  await expect(step).toContainText('Leave this page open');

  const opened = page.context().waitForEvent('page');
  await step.getByRole('link', { name: 'Sign in in a new tab' }).click();
  const other = await opened;
  await other.getByLabel('E-mail address').fill(address);
  await other.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(other.getByRole('status')).toContainText(address);
  await other.goto(await mailedLink(address));
  await other.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByLabel('Handle')).not.toHaveValue('');
  await other.getByRole('button', { name: 'Use this handle' }).click();
  await expect(other).toHaveURL(new RegExp(`/ports/${port}/report#send$`));

  await page.locator('button[type="submit"]', { hasText: 'Propose' }).click();
  await expect(page).toHaveURL(/\/edits\/\d+#next$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  // Other tests work on the same queue.
  const withdrawn = await page.request.post(`/api/v1${new URL(page.url()).pathname}/withdraw`, {
    headers: { origin: process.env.E2E_ORIGIN ?? '' },
  });
  expect(withdrawn.status()).toBe(200);
});
