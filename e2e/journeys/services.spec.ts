import { expect, test } from '../fixtures';
import { EditFormPage } from '../pages/edit-form.page';
import { EditPage } from '../pages/edit.page';
import { QueuePage } from '../pages/queue.page';

/** A service with a profile in the stock, and its port. */
const SERVICE = 'vmrdp';
const PORT = 2179;

test('a service profile is improved by a form, looked at in the queue, applied, and keeps its history', async ({
  person,
  page,
}) => {
  const [author, moderator] = [await person('member'), await person('moderator')];
  await author.page.goto(`/ports/${PORT}`);
  await expect(author.page.locator(`a[href="/history/service/${SERVICE}"]`).first()).toBeVisible();
  const improve = author.page.getByRole('link', { name: 'Improve this', exact: true }).first();
  await expect(improve).toHaveAttribute('href', `/services/${SERVICE}/edit`);

  const form = new EditFormPage(author.page);
  await form.open(`/services/${SERVICE}/edit`);
  await form.field('Plain name').first().fill('Hyper-V console');
  await form.form().getByRole('checkbox', { name: 'TCP' }).check();
  await form.propose('The console needs TCP.');
  // What it says of transports needs a source.
  await expect(form.outcome).toContainText('Sources');
  const sources = form.form().getByRole('group', { name: 'Sources' });
  await sources.getByRole('button', { name: 'Add a link' }).press('Enter');
  await sources.getByLabel('What it shows').selectOption('transports in practice');
  await sources.getByLabel('Title').fill('Plan for Hyper-V networking');
  await sources
    .getByRole('textbox', { name: 'Link' })
    .fill('https://learn.microsoft.com/windows-server/hyper-v');
  const spanish = form
    .form()
    .getByRole('listitem')
    .filter({ hasText: /^Spanish/ });
  await spanish.getByLabel('In one sentence').fill('Muestra la pantalla de una máquina virtual.');
  await form.submit().press('Enter');

  const own = new EditPage(author.page);
  const id = await own.id();
  for (const said of ['Hyper-V console', 'TCP', 'Spanish', 'Muestra la pantalla'])
    await expect(own.diff).toContainText(said);
  await expect(author.page.getByRole('main')).toContainText('Plan for Hyper-V networking');

  const queue = new QueuePage(moderator.page);
  await queue.take(SERVICE);
  await expect(queue.edit).toContainText('Plan for Hyper-V networking');
  await expect(queue.edit).toContainText('Muestra la pantalla');
  await queue.judge('a', 1);
  await expect(queue.said).toContainText('Approved and applied:');

  await expect(async () => {
    await page.goto(`/services/${SERVICE}`);
    await expect(page.getByRole('main')).toContainText('In practice TCP');
    await expect(page.getByRole('main')).toContainText('Plan for Hyper-V networking');
  }).toPass();
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(SERVICE);
  await expect(page.getByRole('main')).toContainText('The console needs TCP.');
  await expect(page.getByRole('main').locator(`a[href$="/edits/${id}"]`).first()).toBeVisible();
});

test('of a service without a profile the form begins empty and asks for name and sentence', async ({
  person,
}) => {
  const { page } = await person('member');
  await page.goto('/services/brcd');
  await expect(page.getByText('Nobody has said in plain words')).toBeVisible();
  const form = new EditFormPage(page);
  await form.open('/services/brcd/edit');
  await form.propose('To begin with.');
  await expect(form.outcome).toContainText('Plain name');
  await expect(form.outcome).toContainText('In one sentence');
});
