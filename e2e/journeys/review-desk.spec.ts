import type { Locator } from '@playwright/test';
import { editNow, newReport, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';
import { hydrated } from '../hydrated';
import { EditPage } from '../pages/edit.page';
import { QueuePage } from '../pages/queue.page';

const boxOf = async (part: Locator) => {
  const box = await part.boundingBox();
  if (box === null) throw new Error('not on the page');
  return box;
};

test('a verdict can be taken back for ten seconds: nothing of it was ever given', async ({
  person,
}) => {
  const port = quietPort(73);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const { id } = await propose(author, newReport(port, `Thole ${port}`));
  const queue = new QueuePage(moderator.page);
  await queue.take(port);
  await queue.decide('r', 1);
  await expect(queue.said).toContainText(`Rejected: ${port} · Thole ${port}.`);
  await expect(queue.entry(port)).toBeHidden();
  await moderator.page.keyboard.press('z');
  await expect(queue.said).toContainText(`Taken back: ${port} · Thole ${port}.`);
  await expect(queue.title).toContainText(String(port));
  expect(await editNow(author, id)).toMatchObject({ state: 'open', reviews: [] });
  await queue.judge('a', 1);
  await expect(queue.said).toContainText(`Approved and applied: ${port} · Thole ${port}.`);
  await expect.poll(() => editNow(author, id)).toMatchObject({ state: 'applied', reviews: [{}] });
});

test('a retirement is judged beside the whole report, and the panel that asks why covers none of it', async ({
  person,
}) => {
  const port = quietPort(74);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const report = await standingReport([author, moderator], port, `Cleat ${port}`);
  await propose(author, {
    ...{ kind: 'report.retire', subject: report.id, baseRevision: report.revision },
    ...{ changes: {}, note: 'It is gone.' },
  });
  const { page } = moderator;
  const queue = new QueuePage(page);
  await queue.take(port);
  await expect(queue.edit.getByText('The report as it stands')).toBeVisible();
  await expect(queue.edit).toContainText(report.summary);
  await expect(queue.edit).toContainText('Nobody confirms it, nobody disputes it.');
  await expect(queue.edit.getByText(/^Evidence: 1 source/)).toBeVisible();
  await page.keyboard.press('a');
  const panel = page.getByRole('form', { name: 'Why is it right?' });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText('It was never true: the source says otherwise.');
  const [edit, asked] = [await boxOf(queue.edit), await boxOf(panel)];
  expect(edit.y + edit.height).toBeLessThanOrEqual(asked.y);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  const last = queue.edit.getByRole('heading', { name: 'Questions and answers' });
  await expect(last).toBeInViewport();
});

test('the source opens by a key, and a tick holds it for primary', async ({ person }) => {
  const port = quietPort(75);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const proposal = newReport(port, `Fender ${port}`);
  const { id } = await propose(author, {
    ...proposal,
    changes: {
      ...(proposal.changes as object),
      evidence: [{ kind: 'vendor-docs', url: 'https://manual.example.net/fender' }],
    },
  });
  const { page } = moderator;
  await page
    .context()
    .route('https://manual.example.net/**', (route) =>
      route.fulfill({ contentType: 'text/plain', body: 'listens here' }),
    );
  const queue = new QueuePage(page);
  await queue.take(port);
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('o');
  expect((await opened).url()).toBe('https://manual.example.net/fender');
  await page.bringToFront();
  const tick = queue.edit.getByRole('checkbox');
  await expect(tick).not.toBeChecked();
  await page.keyboard.press('p');
  await expect(tick).toBeChecked();
  await queue.judge('a', 1);
  await expect(queue.said).toContainText('Approved and applied:');
  await expect
    .poll(() => editNow(author, id))
    .toMatchObject({ changes: { evidence: [{ ticked: true }] } });
});

test('author and reviewer talk about an edit before its verdict; what one has open is brought to nobody else', async ({
  person,
}) => {
  const port = quietPort(76);
  const [author, reviewer, other] = [
    await person('member'),
    await person('reviewer'),
    await person('reviewer'),
  ];
  const { id } = await propose(author, newReport(port, `Bitt ${port}`));
  const queue = new QueuePage(reviewer.page);
  await queue.take(port);
  await reviewer.page.keyboard.press('m');
  const field = reviewer.page.getByRole('textbox', {
    name: 'Ask or answer, for everybody to read',
  });
  await expect(field).toBeFocused();
  await field.fill('Which release says so?');
  await field.press('Control+Enter');
  await expect(queue.edit.getByRole('list', { name: 'Questions and answers' })).toContainText(
    'Which release says so?',
  );

  const own = new EditPage(author.page);
  await own.open(id);
  await expect(author.page.getByText('Which release says so?')).toBeVisible();
  const answer = author.page.getByRole('textbox', { name: /^Ask or answer/ });
  await answer.fill('Release 4, in its notes.');
  await author.page.getByRole('button', { name: 'Say it' }).press('Enter');
  await expect(author.page.getByText('Sent. The others on this edit are told.')).toBeVisible();
  expect(await editNow(author, id)).toMatchObject({ state: 'open', version: 1 });

  const elsewhere = new QueuePage(other.page);
  await other.page.goto('/queue');
  await expect(elsewhere.entry(port)).toContainText('open elsewhere');
  // Whoever leaves the desk leaves the edit to others at once.
  await reviewer.page.goto('/edits');
  await expect(async () => {
    await other.page.reload();
    await expect(elsewhere.entry(port)).not.toContainText('open elsewhere', { timeout: 1000 });
  }).toPass();
});

test('the queue is filtered and ordered, and the address says so', async ({ person }) => {
  const port = quietPort(77);
  const [author, moderator] = [await person('member'), await person('moderator')];
  await propose(author, newReport(port, `Rowlock ${port}`));
  const { page } = moderator;
  const queue = new QueuePage(page);
  await queue.take(port);
  await expect(queue.entry(port)).toContainText(author.handle);
  await expect(queue.entry(port)).toContainText('Member');
  await page.getByText('Filter and sort').press('Enter');
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('software.merge');
  await expect(queue.entry(port)).toBeHidden();
  await expect(page).toHaveURL(/\/queue\?kind=software\.merge$/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('software.merge');
  const all = page.getByRole('button', { name: 'Show all' });
  await hydrated(all);
  await all.press('Enter');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('newest');
  await expect(queue.entry(port)).toBeVisible();
});
