import { call, newReport, propose, quietPort, standingReport } from '../api';
import { expect, test, type Person } from '../fixtures';
import { lettersTo } from '../mail';
import { NotificationsPage } from '../pages/notifications.page';
import { inBothThemes } from '../themes';

/** Waits until the round has told somebody of so much. */
async function told(person: Person, count: number): Promise<void> {
  await expect
    .poll(async () => (await call<{ unread: number }>(person, 'GET', '/me')).body.unread)
    .toBe(count);
}

test('who watches a port hears of a report on it, reads it, and stops watching', async ({
  person,
  browser,
  baseURL,
}) => {
  const port = quietPort(80);
  const [author, moderator, watcher] = [
    await person('member'),
    await person('moderator'),
    await person('member'),
  ];
  const { page } = watcher;
  await page.goto(`/ports/${port}`);
  const watch = page.getByRole('button', { name: 'Watch', exact: true });
  await watch.press('Enter');
  await expect(watch).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('You are now watching this.')).toBeAttached();
  const mine = await call<{ watch: boolean }>(watcher, 'GET', `/ports/${port}/mine`);
  expect(mine.body.watch).toBe(true);

  await standingReport([author, moderator], port, `Halyard ${port}`);
  await told(watcher, 1);
  await page.goto(`/ports/${port}`);
  const notifications = new NotificationsPage(page);
  await expect(notifications.menu).toHaveAccessibleName(/Notifications: 1$/);
  await notifications.menu.press('Enter');
  await page.getByRole('link', { name: /^Notifications/ }).click();
  await expect(notifications.items).toHaveCount(1);
  await expect(notifications.items).toContainText(`New report: ${port} · Halyard ${port}`);

  await notifications.button('Mark as read').click();
  await expect(page.getByText('nothing unread')).toBeVisible();
  await expect(notifications.menu).toHaveAccessibleName(new RegExp(`${watcher.handle}$`));
  await notifications.items.getByRole('link', { name: `Halyard ${port}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Halyard ${port}`);

  await notifications.open();
  await notifications.watches.getByRole('button', { name: 'Stop watching' }).click();
  await expect(notifications.watches).toContainText('You are not watching anything yet.');

  // Everybody gets the same bytes: a way in, and no word of who watches.
  const visitor = await browser.newContext({ ...(baseURL && { baseURL }) });
  const seen = await visitor.newPage();
  await seen.goto(`/ports/${port}`);
  await seen.getByRole('link', { name: 'Watch', exact: true }).click();
  await expect(seen).toHaveURL(/\/signin\?next=/);
  await visitor.close();
});

test('a watch that is refused rolls back and says why', async ({ person, database }) => {
  const { page, id } = await person('member');
  await page.goto('/software/echo');
  const watch = page.getByRole('button', { name: 'Watch', exact: true });
  await expect(watch).toHaveAttribute('aria-pressed', 'false');
  await database.query(
    `UPDATE "user" SET suspended_at = now(), suspend_reason = 'Test.' WHERE id = $1`,
    [id],
  );
  await watch.click();
  await expect(page.getByText('Your account is suspended.')).toBeVisible();
  await expect(watch).toHaveAttribute('aria-pressed', 'false');
});

test('without JavaScript a range is watched, read about and let go by forms alone', async ({
  person,
  browser,
  baseURL,
}) => {
  const port = quietPort(81);
  const [author, moderator, member] = [
    await person('member'),
    await person('moderator'),
    await person('member'),
  ];
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    javaScriptEnabled: false,
  });
  await context.addCookies(await member.context.cookies());
  const page = await context.newPage();
  const notifications = new NotificationsPage(page);

  await page.goto(`/ports/${port}`);
  await page.getByRole('link', { name: 'Watch', exact: true }).click();
  await expect(notifications.form.getByLabel('Port')).toHaveValue(String(port));
  await expect(page.getByText('Nothing has happened yet.')).toBeVisible();
  await notifications.watch(port + 5, port);
  await expect(page.getByRole('alert').first()).toContainText('Type a port from 0 to 65535');
  await expect(notifications.form.getByLabel('Port')).toHaveValue(String(port + 5));
  await notifications.watch(port - 1, port + 1);
  await expect(notifications.watches).toContainText(`Ports ${port - 1}–${port + 1}`);

  await standingReport([author, moderator], port, `Topsail ${port}`);
  await told(member, 1);
  await notifications.open();
  await expect(notifications.items).toContainText(`Topsail ${port}`);
  await notifications.button('Mark all as read').click();
  await expect(page.getByText('nothing unread')).toBeVisible();
  await notifications.watches.getByRole('button', { name: 'Stop watching' }).click();
  await expect(notifications.watches).toContainText('You are not watching anything yet.');
  await context.close();
});

test('the page has no serious accessibility violation, empty and full, in both themes and Hebrew', async ({
  person,
  expectAccessible,
}) => {
  const port = quietPort(82);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const { page } = author;
  const look = async () => {
    for (const path of ['/notifications', '/he/notifications']) {
      await page.goto(path);
      await inBothThemes(page, expectAccessible);
    }
  };
  await look();
  await call(author, 'PUT', `/ranges/${port}-${port + 9}/watch`);
  await standingReport([author, moderator], port, `Spanker ${port}`);
  await told(author, 1);
  await look();
});

test('a letter about one’s own edit comes by itself, and its link ends such letters without a sign-in', async ({
  person,
  page,
}) => {
  const port = quietPort(83);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const { id } = await propose(author, newReport(port, `Jib ${port}`));
  const review = { verdict: 'request-changes', reason: 'Which version?', version: 1 };
  await call(moderator, 'POST', `/edits/${id}/reviews`, review);
  await expect.poll(async () => (await lettersTo(author.email)).length).toBe(1);
  const [letter] = await lettersTo(author.email);
  expect(letter?.subject).toBe(`Changes to your edit were requested: ${port} · Jib ${port}`);
  const link = /^https?:\S+\/unsubscribe\?\S+$/m.exec(letter?.text ?? '')?.[0] ?? '';
  const mail = author.page.getByRole('region', { name: 'E-mail', exact: true });
  const own = mail.getByRole('checkbox', { name: /your own edits/ });
  await author.page.goto('/account');
  await expect(own).toBeChecked();

  await page.goto(link);
  await page.getByRole('button', { name: 'Stop these e-mails' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('You will get no more of these e-mails.');
  await author.page.reload();
  await expect(own).not.toBeChecked();
  await mail.getByRole('checkbox', { name: /^once a day/ }).check();
  await mail.getByRole('button', { name: 'Save' }).click();
  await expect(author.page.getByText('E-mail settings saved.')).toBeVisible();
  await expect(mail.getByRole('checkbox', { name: /^once a day/ })).toBeChecked();
});
