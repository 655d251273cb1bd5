import { call, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';
import { EditFormPage } from '../pages/edit-form.page';
import { EditPage } from '../pages/edit.page';
import { LockPage } from '../pages/lock.page';
import { PortPage } from '../pages/port.page';

const WHY = 'Its summary goes back and forth.';

test('a moderator locks a report, a member reads why and cannot propose, until the lock is lifted', async ({
  person,
  page,
}) => {
  const port = quietPort(64);
  const [member, moderator] = [await person('member'), await person('moderator')];
  const report = await standingReport([member, moderator], port, `Capstan ${port}`);
  const path = `/reports/${report.id}/edit`;
  const read = new PortPage(page);
  await read.open(port);

  const form = new EditFormPage(member.page);
  await form.open(path);
  const locks = new LockPage(moderator.page);
  await locks.open(path);
  await locks.lock(WHY);
  await expect(locks.said).toHaveText('It is locked, and the log says why.');
  const line = `Locked for editing by ${moderator.handle} until`;
  await read.untilPractice(port, 'names', line);
  await expect(read.practice).toContainText(WHY);

  // The form was open before: what it sends is refused, and the draft stays.
  await form.field('In one sentence').fill('Something else.');
  await form.propose('I know better.');
  await expect(form.outcome).toContainText('A moderator has locked this for editing.');
  await member.page.reload();
  const main = member.page.getByRole('main');
  await expect(main).toContainText('You cannot change this at the moment');
  await expect(main).toContainText(line);
  await expect(main).toContainText(WHY);
  await expect(form.submit()).toHaveCount(0);
  expect((await call(member, 'GET', `/ports/${port}/mine`)).body).toMatchObject({
    reports: { [report.id]: { mayEdit: false, editReason: 'subject-locked' } },
  });

  await locks.lift('Both have agreed.');
  await expect(locks.said).toHaveText('The lock is lifted, and the log says why.');
  await read.untilPractice(port, 'names no more', line);
  await form.open(path);
  await form.propose('Sent again.');
  await expect(new EditPage(member.page).title).toContainText(`Capstan ${port}`);

  await page.goto(`/log?port=${port}`);
  const log = page.getByRole('list', { name: 'The log, newest first' });
  for (const [what, why] of [
    ['Locked for editing', WHY],
    ['Lock lifted', 'Both have agreed.'],
  ] as const) {
    const entry = log.getByRole('listitem').filter({ hasText: what });
    await expect(entry).toContainText(moderator.handle);
    await expect(entry).toContainText(why);
  }
});

test('an open edit says that its subject is locked, and what that leaves to do', async ({
  person,
  expectAccessible,
}) => {
  const port = quietPort(65);
  const [member, moderator] = [await person('member'), await person('moderator')];
  const report = await standingReport([member, moderator], port, `Windlass ${port}`);
  const changes = { summary: 'Another one.' };
  const edit = { kind: 'report.update', subject: report.id, changes, note: 'Because.' };
  const { id } = await propose(member, edit);
  const locks = new LockPage(moderator.page);
  await locks.open(`/reports/${report.id}/edit`);
  await expectAccessible(moderator.page);
  await locks.lock(WHY, { term: 'Until somebody lifts it' });
  await expect(locks.said).toBeVisible();
  await expectAccessible(moderator.page);
  const shown = new EditPage(member.page);
  await shown.open(id);
  await expect(shown.action('Withdraw')).toBeVisible();
  await expect(shown.action('Answer')).toHaveCount(0);
  await expect(shown.desk).toContainText('A moderator has locked this for editing.');
  await member.page.goto(`/he/reports/${report.id}/edit`);
  await expect(member.page.getByRole('main')).toContainText(WHY);
  await expectAccessible(member.page);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a moderator locks an entry and lifts the lock; what was wrong comes back as it was typed', async ({
    person,
    page,
  }) => {
    const port = quietPort(66);
    const [member, moderator] = [await person('member'), await person('moderator')];
    const { software } = await standingReport([member, moderator], port, `Hawser ${port}`);
    const path = `/software/${software.slug}/edit`;
    const locks = new LockPage(moderator.page);
    await locks.open(path);
    await locks.lock('  ', { level: 'Moderators only', term: '24 hours' });
    await expect(locks.fault).toContainText('give a reason');
    await expect(moderator.page.getByRole('radio', { name: 'Moderators only' })).toBeChecked();
    await expect(moderator.page.getByRole('radio', { name: '24 hours' })).toBeChecked();
    await locks.lock('A war about its name.', { level: 'Moderators only', term: '24 hours' });
    await expect(locks.said).toHaveText('It is locked, and the log says why.');
    await member.page.goto(path);
    await expect(member.page.getByRole('main')).toContainText('A war about its name.');
    await expect(member.page.getByRole('button', { name: 'Propose the change' })).toHaveCount(0);
    await page.goto('/log?action=subject.locked');
    await expect(page.getByRole('link', { name: `software ${software.slug}` })).toBeVisible();

    await moderator.page.goto('/queue/flags');
    const listed = moderator.page.getByRole('link', { name: `Software ${software.slug}` });
    await listed.press('Enter');
    await locks.lift('It is settled.');
    await expect(locks.said).toHaveText('The lock is lifted, and the log says why.');
    await member.page.goto(path);
    await expect(
      member.page.getByRole('button', { name: 'Propose the change' }).first(),
    ).toBeVisible();
  });
});
