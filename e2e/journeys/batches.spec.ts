import { call, editNow, newReport, quietPort } from '../api';
import { expect, test } from '../fixtures';
import { EditPage } from '../pages/edit.page';

/** The lines of a file: one report on each of the ports after `first`, and what else there is. */
function linesOf(first: number, count: number, name: string, more: readonly string[] = []): string {
  const reports = Array.from({ length: count }, (_, at) =>
    JSON.stringify({ ...newReport(first + at, name).changes, note: 'From the vendor’s list.' }),
  );
  return [...reports, ...more].join('\n');
}

test('a moderator brings reports in, another one sees where they came from and undoes all of them', async ({
  person,
  page,
  expectAccessible,
}) => {
  const port = quietPort(55);
  const name = `Manifest ${port}`;
  const [importer, moderator] = [await person('moderator'), await person('moderator')];
  const form = importer.page;
  await form.goto('/batches/new');
  await form.getByRole('button', { name: 'Check' }).click();
  await expect(form.getByRole('alert').first()).toContainText('There is no report in it.');

  await form.getByLabel('What the batch is called').fill(name);
  const broken = JSON.stringify({ ...newReport(port, name).changes, role: 'king' });
  await form
    .getByLabel('Or the lines themselves')
    .fill(linesOf(port, 3, name, ['{broken', broken, linesOf(port, 1, name)]));
  await form.getByRole('button', { name: 'Check' }).click();
  const summary = form.getByRole('main');
  await expect(summary).toContainText('3 new reports');
  await expect(summary).toContainText('1 duplicate');
  await expect(summary).toContainText('2 faulty lines');
  await expect(summary).toContainText('line 4: is not JSON.');
  await expect(summary).toContainText('line 5: role');
  await expect(summary).toContainText(`Software that would get an entry: ${name}`);
  await expectAccessible(form);
  await form.getByLabel('Leave out the 2 faulty lines').check();
  await form.getByRole('button', { name: 'Propose 3 reports' }).click();
  await expect(form).toHaveURL(/\/batches\/\d+$/);
  const address = new URL(form.url()).pathname;

  await page.goto(address);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(main).toContainText('3 reports proposed');
  await expect(main).toContainText('1 duplicate left out');
  await expect(main).toContainText('2 faulty lines left out');
  await expect(main.getByRole('listitem').filter({ hasText: name })).toHaveCount(3);
  await expectAccessible(page);
  await main.getByRole('link', { name: new RegExp(`${port}.*${name}`) }).click();
  await expect(main).toContainText('From the vendor’s list.');
  await expect(main.getByRole('link', { name: /^Batch \d+$/ })).toHaveAttribute('href', address);
  const edit = Number(new URL(page.url()).pathname.split('/').at(-1));

  // The importer decides nothing of it alone.
  await form.goto(`${address}/moderate`);
  await expect(form.getByRole('main')).toContainText('somebody else approves it');

  const { version } = await editNow(moderator, edit);
  const body = { verdict: 'approve', reason: 'Checked the source.', version };
  expect((await call(moderator, 'POST', `/edits/${edit}/reviews`, body)).status).toBe(200);
  await moderator.page.goto(`${address}/moderate`);
  await expectAccessible(moderator.page);
  const undo = moderator.page.locator('#undo');
  await undo.getByLabel('Reason, public').fill('The vendor has withdrawn its list.');
  await undo.getByRole('button', { name: 'Undo the whole batch' }).click();
  await expect(moderator.page.getByRole('main').getByRole('status')).toContainText(
    '3 edits were undone. Nothing is left.',
  );
  await page.goto(address);
  await expect(main).toContainText(`Undone as a whole by ${moderator.handle}`);
  await expect(main).toContainText('The vendor has withdrawn its list.');
  await expect(main).toContainText('1 applied edit was undone since');
  const list = await call<{ items: unknown[] }>(moderator, 'GET', `/reports?port=${port}`);
  expect(list.body.items).toHaveLength(0);
});

test('what was rejected as wrong, never again, is refused to the next batch by name', async ({
  person,
}) => {
  const port = quietPort(56);
  const name = `Mutiny ${port}`;
  const [importer, moderator] = [await person('moderator'), await person('moderator')];
  const form = importer.page;
  await form.goto('/batches/new');
  await form.getByLabel('Or the lines themselves').fill(linesOf(port, 1, name));
  await form.getByRole('button', { name: 'Check' }).click();
  await form.getByRole('button', { name: 'Propose 1 report' }).click();
  await form.getByRole('link', { name: new RegExp(`${port}.*${name}`) }).click();
  await expect(form).toHaveURL(/\/edits\/\d+$/);
  await moderator.page.goto(form.url());
  const edit = new EditPage(moderator.page);
  await edit.action('Reject').press('Enter');
  await edit.desk.getByRole('textbox', { name: /^Reason/ }).fill('This program was never written.');
  await edit.desk.getByRole('checkbox', { name: /^Wrong, never again/ }).check();
  await edit.send('Reject');
  await expect(moderator.page.getByRole('main')).toContainText('never again: later batches');

  await form.goto('/batches/new');
  await form.getByLabel('Or the lines themselves').fill(linesOf(port, 1, name));
  await form.getByRole('button', { name: 'Check' }).click();
  await expect(form.getByRole('main')).toContainText('1 refused for good');
  await expect(form.getByRole('main')).toContainText('This program was never written.');
  await expect(form.getByRole('button', { name: /^Propose/ })).toHaveCount(0);
});

test('bringing reports in is for moderators, and works without scripts', async ({
  person,
  browser,
}) => {
  const port = quietPort(57);
  const [member, moderator] = [await person('member'), await person('moderator')];
  await member.page.goto('/batches/new');
  await expect(member.page.getByRole('main')).toContainText('Only moderators may do that.');
  await expect(member.page.getByRole('button', { name: 'Check' })).toHaveCount(0);
  const plain = await browser.newContext({
    baseURL: process.env.E2E_ORIGIN ?? '',
    javaScriptEnabled: false,
    storageState: await moderator.context.storageState(),
  });
  const page = await plain.newPage();
  await page.goto('/batches/new');
  const name = `Ration ${port}`;
  await page.getByLabel('A file').setInputFiles({
    name: 'rations.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(linesOf(port, 2, name)),
  });
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('main')).toContainText('2 new reports');
  await page.getByRole('button', { name: 'Propose 2 reports' }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(
    'rations.jsonl',
  );
  await plain.close();
});
