import { call, newReport, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';
import { EditPage } from '../pages/edit.page';
import { ModeratePage } from '../pages/moderate.page';
import { PortPage } from '../pages/port.page';
import { QueuePage } from '../pages/queue.page';
import { ReportFormPage } from '../pages/report-form.page';
import { SignInPage } from '../pages/signin.page';

test('a flag raised in its dialog with the keyboard alone is seen in the queue', async ({
  person,
}) => {
  const port = quietPort(60);
  const [author, member, moderator] = [
    await person('member'),
    await person('member', 2),
    await person('moderator'),
  ];
  const { id } = await propose(author, newReport(port, `Flotsam ${port}`));
  await new EditPage(member.page).open(id);
  const flag = member.page.getByRole('button', { name: 'Flag', exact: true });
  await flag.press('Enter');
  const dialog = member.page.getByRole('dialog', { name: 'Tell the moderators' });
  await expect(dialog).toBeVisible();
  await member.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(flag).toBeFocused();

  // Closed and called again before the browser's own `close` event comes, as a quick hand on a busy machine does.
  await flag.press('Enter');
  await dialog.getByRole('button', { name: 'Cancel' }).evaluate(
    async (cancel, button) => {
      (cancel as HTMLElement).click();
      await Promise.resolve();
      (button as HTMLElement).click();
    },
    await flag.elementHandle(),
  );
  await dialog.getByRole('button', { name: 'Send the flag' }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Write at least a word.');
  await dialog.getByLabel('What is wrong').selectOption({ label: 'Advertising' });
  await dialog.getByLabel('In a sentence').fill('It advertises a shop.');
  await dialog.getByRole('button', { name: 'Send the flag' }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('A moderator will look at it.');
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await member.page.keyboard.press('Enter');
  await expect(flag).toBeFocused();

  const queue = new QueuePage(moderator.page);
  await queue.take(port);
  await expect(queue.edit).toContainText('Somebody has flagged this edit.');
  await expect(moderator.page.getByRole('main')).toContainText('It advertises a shop.');
});

test('a suspension is felt at the next request, said clearly, and lifted again', async ({
  person,
}) => {
  const port = quietPort(61);
  const [member, moderator] = [await person('member'), await person('moderator')];
  const form = new ReportFormPage(member.page);
  await form.open(port);
  await form.fill(`Jetsam ${port}`);
  const moderate = new ModeratePage(moderator.page);
  await moderate.open(member.handle);
  await moderate.do('Suspend', 'Twelve advertisements in an hour.');
  await expect(moderate.act('Lift the suspension')).toBeVisible();

  await form.submit.press('Enter');
  await expect(form.step).toBeFocused();
  await member.page.goto('/signin?next=%2Faccount');
  await new SignInPage(member.page).signIn(member.email);
  const main = member.page.getByRole('main');
  await expect(main).toContainText('This account is suspended');
  await expect(main).toContainText('Twelve advertisements in an hour.');
  await form.open(port);
  await expect(form.software).toHaveValue(`Jetsam ${port}`);
  await form.submit.press('Enter');
  await expect(form.outcome).toContainText('Your account is suspended');

  await moderate.do('Lift the suspension', 'They have apologised.');
  await expect(moderate.act('Suspend')).toBeVisible();
  await form.open(port);
  await expect(form.software).toHaveValue(`Jetsam ${port}`);
  await form.submit.press('Enter');
  await expect(new EditPage(member.page).title).toContainText(`Jetsam ${port}`);
});

test('everything an account did is undone at once, after a rehearsal that changes nothing', async ({
  person,
  page,
}) => {
  const [port, second] = [quietPort(62), quietPort(63)];
  const [member, moderator] = [await person('member'), await person('moderator')];
  await standingReport([member, moderator], port, `Bilge ${port}`);
  await standingReport([member, moderator], second, `Bilge ${second}`);
  const moderate = new ModeratePage(moderator.page);
  await moderate.open(member.handle);
  await moderate.do('Undo everything they did', 'All of it was invented.', 'Dry run');
  const box = moderate.act('Undo everything they did');
  await expect(box).toContainText('2 edits would be undone:');
  const list = await call<{ items: unknown[] }>(member, 'GET', `/reports?port=${port}`);
  expect(list.body.items).toHaveLength(1);
  await moderate.press('Undo everything they did', 'Undo 2 edits');
  await expect(box).toContainText('2 edits were undone.');
  await new PortPage(page).untilPractice(port, 'names no more', 'Bilge');
});

test('signs of one person behind two accounts, and how the instance is, are for moderators alone', async ({
  person,
  database,
}) => {
  const [one, other, reviewer, moderator] = [
    await person('member'),
    await person('member'),
    await person('reviewer'),
    await person('moderator'),
  ];
  for (const { id } of [one, other])
    await database.query('INSERT INTO sign_up (user_id, hash, created_at) VALUES ($1, $2, now())', [
      id,
      one.id,
    ]);
  const signs = (who: typeof one) =>
    who.page.getByRole('region', { name: 'Accounts from the same network' });
  for (const who of [moderator, reviewer, other]) {
    await who.page.goto(`/users/${one.handle}/moderate`);
    const main = who.page.getByRole('main');
    await expect(main).toContainText(
      who === moderator ? 'signed up from the same' : 'for moderators',
    );
    if (who === moderator) await expect(signs(who)).toContainText(other.handle);
    else await expect(main).not.toContainText(/same network|in step/);
    await who.page.goto('/queue/instance');
    await expect(main).toContainText(who === moderator ? 'Jobs' : 'Only moderators see');
    if (who !== moderator) await expect(main.getByRole('table')).toHaveCount(0);
  }
});
