import { editNow, newReport, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';
import { EditPage } from '../pages/edit.page';
import { PortPage } from '../pages/port.page';
import { QueuePage } from '../pages/queue.page';

test('asked for changes, the author answers; two reviewers agree, and a visitor sees it at once', async ({
  person,
  page,
}) => {
  const port = quietPort(20);
  const [author, first, second] = [
    await person('member'),
    await person('reviewer'),
    await person('reviewer'),
  ];
  const { id } = await propose(author, newReport(port, `Capstan ${port}`));
  const queue = new QueuePage(first.page);
  await queue.take(port);
  await queue.judge('c', 2);
  await expect.poll(async () => (await editNow(author, id)).state).toBe('changes-requested');
  await expect(queue.said).toContainText(`Changes requested: ${port} · Capstan ${port}.`);

  const own = new EditPage(author.page);
  await own.open(id);
  await expect(own.head).toContainText('Changes requested');
  await expect(own.head).toContainText('Waiting for its author.');
  await expect(
    author.page.getByText('Please say for which versions this is true.').first(),
  ).toBeVisible();
  await own.action('Answer').press('Enter');
  await own.desk.getByLabel('Summary').fill('The capstan turns here since version 3.');
  await own.desk.getByRole('textbox', { name: /^What you changed/ }).fill('Said since when.');
  await own.send('Answer');
  await own.expectDone('Open');
  await expect(own.diff).toContainText('The capstan turns here since version 3.');

  await queue.take(port);
  await expect(queue.edit).toContainText('The capstan turns here since version 3.');
  await queue.judge('a', 1);
  await expect(queue.said).toContainText('Approved:');
  await expect
    .poll(() => editNow(author, id))
    .toMatchObject({ state: 'open', reviews: [{}, { verdict: 'approve' }] });

  await new PortPage(page).open(port);
  const decider = new EditPage(second.page);
  await decider.open(id);
  await expect(decider.head).toContainText('Waiting for a second reviewer.');
  await decider.act('Approve', 'The manual says so.');
  await decider.expectDone('Applied');
  expect(await page.context().cookies()).toEqual([]);
  await new PortPage(page).untilPractice(port, 'names', 'The capstan turns here since');
});

test('an improvement is one approval, and both are named in the history', async ({ person }) => {
  const port = quietPort(21);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const report = await standingReport([author, moderator], port, `Windlass ${port}`);
  const { id } = await propose(author, {
    kind: 'report.update',
    subject: report.id,
    baseRevision: report.revision,
    changes: { summary: 'The windlas turns here.' },
    note: 'Says it better.',
  });
  const queue = new QueuePage(moderator.page);
  await queue.take(port);
  await moderator.page.keyboard.press('i');
  const summary = queue.edit.getByRole('textbox', { name: 'Summary' });
  await expect(summary).toBeFocused();
  await summary.fill('The windlass turns here.');
  await moderator.page.keyboard.press('Control+Enter');
  await moderator.page.keyboard.press('1');
  await expect(queue.said).toContainText('Approved and applied:');

  const edit = new EditPage(author.page);
  await edit.open(id);
  await expect(edit.diff).toContainText('The windlass turns here.');
  await expect(author.page.getByText('Approval with improvements')).toBeVisible();
  await author.page.goto(`/history/report/${report.id}?from=1&to=2`);
  await expect(author.page.getByRole('table').first()).toContainText('The windlass turns here.');
});

test('a verdict by hand: the reason panel takes the focus, Escape gives it back, nothing is sent', async ({
  person,
}) => {
  const port = quietPort(22);
  const [author, reviewer] = [await person('member'), await person('reviewer')];
  const { id } = await propose(author, newReport(port, `Bollard ${port}`));
  const queue = new QueuePage(reviewer.page);
  await queue.take(port);
  await reviewer.page.keyboard.press('r');
  const panel = reviewer.page.getByRole('form', { name: 'Why not?' });
  await expect(panel).toBeFocused();
  await reviewer.page.keyboard.press('Escape');
  await expect(queue.title).toBeFocused();
  await reviewer.page.keyboard.press('?');
  const help = reviewer.page.getByRole('dialog');
  await expect(help).toBeVisible();
  await reviewer.page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(queue.title).toBeFocused();
  await reviewer.page.keyboard.press('c');
  const own = reviewer.page.getByRole('textbox', { name: 'Or in your own words' });
  await reviewer.page.getByRole('button', { name: 'Send', exact: true }).press('Enter');
  await expect(reviewer.page.getByText('Write at least a word.')).toBeVisible();
  await own.fill('Which file sets it?');
  await own.press('Control+Enter');
  await expect(queue.said).toContainText('Changes requested:');
  await expect(queue.undo).toBeVisible();
  await queue.given();
  await expect.poll(async () => (await editNow(author, id)).state).toBe('changes-requested');
});
