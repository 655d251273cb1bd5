import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures';
import { hydrated } from '../hydrated';
import { AccountPage } from '../pages/account.page';
import { SignInPage } from '../pages/signin.page';

const newName = () => `mate-${randomBytes(5).toString('hex')}`;

test('a mailed link opens an account: its handle is chosen, its language set', async ({ page }) => {
  const name = newName();
  const [signIn, account] = [new SignInPage(page), new AccountPage(page)];
  await page.goto('/signin?next=/ports/1323');
  await signIn.signIn(`${name}@example.org`);
  const handle = page.getByRole('textbox', { name: 'Handle' });
  await hydrated(handle);
  await handle.fill('a');
  await page.getByRole('button', { name: 'Use this handle' }).press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'A handle has' })).toBeVisible();
  await handle.fill(name);
  await page.getByRole('button', { name: 'Use this handle' }).press('Enter');
  await page.waitForURL(/\/ports\/1323$/);
  await page.getByLabel(`Your account: ${name}`).press('Enter');
  await page.getByRole('link', { name: 'Account', exact: true }).press('Enter');
  await expect(account.part(name)).toContainText('Your votes are counted and shown');

  await account.part('Language').getByRole('combobox').selectOption('pl');
  await account.part('Language').getByRole('button', { name: 'Save' }).press('Enter');
  await page.waitForURL(/\/pl\/account/);
  await expect(account.said).toHaveText('Zmieniono język.');
  await expect(account.part('Język').getByRole('combobox')).toHaveValue('pl');
});

test('a token is shown once, works, and no longer once it is revoked', async ({
  person,
  request,
}) => {
  const member = await person('member');
  const account = new AccountPage(member.page);
  await account.open();
  const token = await account.makeToken('My script');
  const me = () => request.get('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
  const answer = await me();
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ handle: member.handle });

  await account.open();
  await expect(member.page.getByText(token)).toHaveCount(0);
  await expect(account.tokens.getByRole('listitem')).toContainText('works until');
  await account.tokens.getByRole('button', { name: 'Revoke the token My script' }).press('Enter');
  await expect(account.said).toHaveText('Token revoked.');
  expect((await me()).status()).toBe(401);
});

test('address, tokens and the end of an account ask for a fresh sign-in', async ({
  person,
  database,
}) => {
  const member = await person('member');
  const account = new AccountPage(member.page);
  const again = member.page.getByRole('button', { name: 'Sign in again' });
  await account.open();
  await expect(again).toHaveCount(0);
  await database.query(
    `UPDATE session SET created_at = now() - interval '31 minutes' WHERE user_id = $1`,
    [member.id],
  );
  // The page is older than the answer: what is sent now is refused.
  await account.tokens.getByRole('textbox').fill('Too late');
  await account.tokens.getByRole('button', { name: 'Make a token' }).press('Enter');
  await expect(
    member.page.getByRole('alert').filter({ hasText: 'Nothing was changed' }),
  ).toBeVisible();
  await expect(again).toHaveCount(3);
  await expect(account.tokens.getByText('Too late')).toHaveCount(0);

  await again.first().press('Enter');
  await new SignInPage(member.page).signIn(member.email);
  await expect(member.page).toHaveURL(/\/account$/);
  await expect(again).toHaveCount(0);
  await account.makeToken('In time');
});

test('a session is ended from another browser, and all of them at once', async ({
  person,
  browser,
  baseURL,
}) => {
  const member = await person('member');
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  await new SignInPage(other).open();
  await new SignInPage(other).signIn(member.email);
  await expect(other.getByLabel(`Your account: ${member.handle}`)).toBeVisible();

  const account = new AccountPage(member.page);
  await account.open();
  await account.sessions.getByRole('button', { name: 'End', exact: true }).press('Enter');
  await expect(account.said).toHaveText('Session ended.');
  await other.goto('/account');
  await expect(other).toHaveURL(/\/signin\?next=/);

  await new SignInPage(other).signIn(member.email, 2);
  await expect(other).toHaveURL(/\/account$/);
  await other.getByRole('button', { name: 'Sign out everywhere' }).press('Enter');
  await expect(other.getByRole('link', { name: 'Sign in', exact: true }).first()).toBeVisible();
  await member.page.goto('/account');
  await expect(member.page).toHaveURL(/\/signin\?next=/);
  await context.close();
});
