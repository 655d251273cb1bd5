import { newReport, propose, quietPort } from '../api';
import { expect, test } from '../fixtures';
import { EditPage } from '../pages/edit.page';
import { PortPage } from '../pages/port.page';
import { ReportFormPage } from '../pages/report-form.page';
import { SignInPage } from '../pages/signin.page';

test('from the port to a proposed report with the keyboard alone, known software suggested', async ({
  person,
}) => {
  const port = quietPort(10);
  const author = await person('member');
  const [form, edit] = [new ReportFormPage(author.page), new EditPage(author.page)];
  await new PortPage(author.page).open(port);
  await author.page.getByRole('main').getByRole('link', { name: 'Report a use' }).press('Enter');

  await form.software.pressSequentially('grafan');
  await expect(form.suggestions.first()).toContainText('Grafana');
  await author.page.keyboard.press('ArrowDown');
  await author.page.keyboard.press('Enter');
  await expect(form.software).toHaveValue('Grafana');
  await expect(form.known).toContainText('Nothing is reported or proposed on this port');
  await expect(form.known).toContainText('The same software on other ports');
  await expect(form.known.getByRole('link', { name: 'Grafana' })).toBeVisible();

  await form.role('Configurable default').press('Space');
  await form.summary.fill('Listens here in the examples of its manual.');
  await expect(form.preview).toContainText('Grafana');
  await expect(form.preview).toContainText('Listens here in the examples of its manual.');
  await form.sourceKind.selectOption({ label: 'documentation' });
  await form.link.fill('https://grafana.com/docs/');
  await form.link.press('Enter');

  const id = await edit.id();
  await expect(edit.title).toContainText(`${port} · Grafana`);
  await expect(edit.head).toContainText('Open');
  await expect(edit.head).toContainText('Waiting for reviewers.');
  await expect(edit.desk).toContainText('Your own applied edits bring you closer to that level.');
  await author.page.goto(`/ports/${port}/report`);
  await expect(form.known.getByRole('link', { name: 'Grafana' })).toHaveAttribute(
    'href',
    `/edits/${id}`,
  );
});

test('software without an entry gets one; what waits on the port is seen before one writes it again', async ({
  person,
}) => {
  const port = quietPort(11);
  const [author, other] = [await person('member'), await person('member')];
  const waiting = await propose(other, newReport(port, `Lugger ${port}`));
  const [form, edit] = [new ReportFormPage(author.page), new EditPage(author.page)];
  await form.open(port);
  await expect(form.known).toContainText('1 proposal waits for review');
  await expect(form.known.getByRole('link', { name: `Lugger ${port}` })).toHaveAttribute(
    'href',
    `/edits/${waiting.id}`,
  );
  await form.fill(`Brigantine ${port}`);
  await expect(author.page.getByText('has no entry yet')).toBeVisible();
  await author.page.getByLabel('Its homepage').fill('https://example.org/brigantine');
  await form.submit.press('Enter');
  await edit.id();
  await expect(edit.diff).toContainText(`Brigantine ${port} (new entry)`);
  const entry = edit.also(`Software · Brigantine ${port}`);
  await expect(entry).toContainText('https://example.org/brigantine');
});

test('how the port is changed is proposed as data, one line for each way', async ({ person }) => {
  const author = await person('member');
  const [form, edit] = [new ReportFormPage(author.page), new EditPage(author.page)];
  await form.open(quietPort(16));
  await form.fill('Sextant');
  await form.unfold();
  await form.setting(1).getByLabel('Where').selectOption({ label: 'environment variable' });
  await form.setting(1).getByLabel('Name').fill('SEXTANT_PORT');
  await author.page.getByRole('button', { name: 'Add a setting' }).click();
  await form.setting(2).getByLabel('Where').selectOption({ label: 'configuration file' });
  await form.setting(2).getByLabel('Name').fill('sextant.ini [server] port');
  await form.setting(2).getByLabel('Line to copy').fill('port = 3001');
  await form.submit.press('Enter');
  await expect(form.setting(1).getByLabel('Line to copy')).toHaveAccessibleDescription(
    /This field is required\./,
  );
  await form.setting(1).getByLabel('Line to copy').fill('SEXTANT_PORT=3001');
  await expect(form.preview).toContainText('To use another port');
  await expect(form.preview).toContainText('SEXTANT_PORT=3001');
  await form.submit.press('Enter');
  await edit.id();
  await expect(edit.diff).toContainText('environment variable SEXTANT_PORT: SEXTANT_PORT=3001');
  await expect(edit.diff).toContainText('sextant.ini [server] port: port = 3001');
});

test('what is missing or wrong is said at its field, and no longer once it is mended', async ({
  person,
}) => {
  const author = await person('member');
  const form = new ReportFormPage(author.page);
  await form.open(quietPort(12));
  await form.submit.press('Enter');
  await expect(form.outcome).toBeFocused();
  await expect(form.outcome).toContainText('5 things are still missing or wrong:');
  await form.outcome.getByRole('link', { name: 'Which software?' }).press('Enter');
  await expect(form.software).toBeFocused();
  await expect(form.software).toHaveAccessibleDescription(/This field is required\./);

  await form.fill('Cogwheel');
  await form.software.fill('Cog\u200bwheel');
  await form.link.fill('javascript:alert(1)');
  await form.submit.press('Enter');
  await expect(form.outcome).toContainText('2 things are still missing or wrong:');
  await expect(form.software).toHaveAccessibleDescription(/invisible characters/);
  await expect(form.link).toHaveAccessibleDescription(/public web address/);
  await form.link.fill('https://example.org/manual');
  await expect(form.link).not.toHaveAttribute('aria-invalid');
  await form.link.fill('http://192.168.0.1/admin');
  await form.software.fill('Cogwheel');
  await form.submit.press('Enter');
  await expect(form.outcome).toContainText('One thing is still missing or wrong:');
});

test('a draft outlives a closed tab and a session that ends in the middle of the form', async ({
  person,
  database,
}) => {
  const port = quietPort(13);
  const name = `Schooner ${port}`;
  const author = await person('member');
  const first = new ReportFormPage(author.page);
  await first.open(port);
  await first.fill(name);
  await first.drafted();
  await author.page.close();

  const page = await author.context.newPage();
  const [form, edit] = [new ReportFormPage(page), new EditPage(page)];
  await form.open(port);
  await expect(form.restored).toBeVisible();
  await expect(form.software).toHaveValue(name);
  await expect(form.role('Default')).toBeChecked();

  await database.query('DELETE FROM session WHERE user_id = $1', [author.id]);
  await form.submit.press('Enter');
  await expect(form.step).toBeFocused();
  await new SignInPage(page).signIn(author.email);

  await expect(form.software).toHaveValue(name);
  await expect(form.restored).toBeVisible();
  await expect(form.submit).toBeFocused();
  await form.submit.press('Enter');
  await edit.id();
  await expect(edit.title).toContainText(name);
  await form.open(port);
  await expect(form.software).toHaveValue('');
});

test('a double click sends one proposal', async ({ person, database }) => {
  const port = quietPort(14);
  const author = await person('member');
  const [form, edit] = [new ReportFormPage(author.page), new EditPage(author.page)];
  await form.open(port);
  await form.fill(`Ketch ${port}`);
  await form.submit.dblclick();
  await edit.id();
  const { rows } = await database.query('SELECT id FROM edit WHERE author_id = $1', [author.id]);
  expect(rows).toHaveLength(1);
});

test('what is typed before the scripts have come is kept', async ({ person }) => {
  const { page } = await person('member');
  const form = new ReportFormPage(page);
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`/ports/${quietPort(15)}/report`, { waitUntil: 'commit' });
  await form.software.fill('Dinghy');
  await form.role('Malware').check();
  await form.sourceKind.selectOption({ label: 'documentation' });
  await form.link.fill('https://example.org/dinghy');
  release();
  await form.drafted();
  await expect(form.preview).toContainText('Dinghy');
  await expect(form.role('Malware')).toBeChecked();
  await expect(form.sourceKind).toHaveValue('vendor-docs');
  await expect(form.link).toHaveValue('https://example.org/dinghy');
});
