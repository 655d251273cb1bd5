import { TOTP } from 'otpauth';
import { expect, test } from '../fixtures';
import { hydrated } from '../hydrated';
import { AccountPage } from '../pages/account.page';
import { SignInPage } from '../pages/signin.page';

const HALF_MINUTE = 30_000;
const stepNow = () => Math.floor(Date.now() / HALF_MINUTE);

test('a second factor is turned on, asked for, replaced by a recovery code and turned off', async ({
  person,
  expectAccessible,
}) => {
  const { page, email } = await person('member');
  const [account, signIn] = [new AccountPage(page), new SignInPage(page)];
  const codeField = page.getByRole('textbox', { name: 'Code', exact: true });
  await account.open();
  await page.getByRole('link', { name: 'Set up a second factor' }).press('Enter');
  await page.getByRole('button', { name: 'Set it up' }).press('Enter');
  await expect(page.getByRole('img', { name: 'QR code for the app' })).toBeVisible();
  await expectAccessible(page);
  const key = (await account.part('1. Tell your app').getByRole('code').textContent()) ?? '';
  const totp = new TOTP({ secret: key.replaceAll(' ', '') });
  const codeOf = (step: number) => totp.generate({ timestamp: step * HALF_MINUTE });

  await hydrated(page.getByRole('button', { name: 'Turn on' }));
  await codeField.fill('000000');
  await codeField.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'That code is wrong' })).toBeVisible();
  const used = stepNow();
  await codeField.fill(codeOf(used));
  await codeField.press('Enter');
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  await expectAccessible(page);
  const [recovery = ''] = await codes.allTextContents();
  await page.reload();
  await expect(codes).toHaveCount(0);
  await expect(account.part('Recovery codes')).toContainText('10 of 10 codes are left');

  await account.open();
  await account.part('Signing out').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.goto('/signin?next=/ports/1323');
  await signIn.signIn(email);
  await expect(page).toHaveURL(/\/signin\/factor\?/);
  await expectAccessible(page);
  // Neither signed in nor let in elsewhere.
  await page.goto('/account');
  await expect(page).toHaveURL(/\/signin\?next=/);
  await page.goto('/signin/factor?next=/ports/1323');
  await codeField.fill(codeOf(used));
  await codeField.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'was used already' })).toBeVisible();
  await codeField.fill(codeOf(Math.max(stepNow(), used + 1)));
  await codeField.press('Enter');
  await expect(page).toHaveURL(/\/ports\/1323$/);

  await account.open();
  await account.part('Signing out').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.goto('/signin');
  await signIn.signIn(email, 2);
  await page.getByText('I do not have my app').click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery);
  await page.getByRole('textbox', { name: 'Recovery code' }).press('Enter');
  await expect(page).toHaveURL(/\/account\/factor/);
  await expect(account.part('Recovery codes')).toContainText('9 of 10 codes are left');
  await page.getByRole('button', { name: 'Turn off' }).press('Enter');
  await expect(account.said).toHaveText('The second factor is off.');
});
