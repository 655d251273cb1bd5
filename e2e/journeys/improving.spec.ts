import { call, editNow, newReport, propose, quietPort } from '../api';
import { expect, test } from '../fixtures';

test('a Polish reviewer reads what is wrong with an improvement in Polish, at the fields, and mends it', async ({
  person,
}) => {
  const port = quietPort(24);
  const [author, reviewer] = [await person('member'), await person('moderator')];
  const { id } = await propose(author, newReport(port, `Gaff ${port}`));
  const { page } = reviewer;
  await page.goto(`/pl/edits/${id}`);
  const desk = page.getByRole('region', { name: 'Co możesz zrobić' });
  await desk.getByRole('button', { name: 'Popraw', exact: true }).press('Enter');

  const summary = desk.getByRole('textbox', { name: 'Streszczenie' });
  const link = desk.locator('[name="evidence.0.url"]');
  await summary.fill('');
  await link.fill('http://localhost/docs');
  await desk.getByRole('textbox', { name: /^Uzasadnienie/ }).fill('Teraz brzmi lepiej.');
  const send = desk.getByRole('button', { name: 'Popraw', exact: true }).last();
  await send.press('Enter');
  await expect(summary).toHaveAccessibleDescription('To pole jest wymagane.');
  await expect(link).toHaveAccessibleDescription(
    'Podaj publiczny adres zaczynający się od http:// albo https://.',
  );
  await expect(summary).toHaveAttribute('aria-invalid', 'true');
  await expect(desk).not.toContainText(/expected|must be/);
  expect((await editNow(author, id)).state).toBe('open');

  await summary.fill('The gaff answers here.');
  await expect(summary).not.toHaveAttribute('aria-invalid');
  await link.fill('https://example.org/docs');
  await send.press('Enter');
  await expect(desk.getByRole('status').first()).toContainText('Wprowadzon');
  expect((await editNow(author, id)).state).toBe('applied');
});

test('in the queue what is wrong with an improvement is marked before anything is sent', async ({
  person,
}) => {
  const port = quietPort(25);
  const [author, reviewer] = [await person('member'), await person('reviewer')];
  const { id } = await propose(author, newReport(port, `Sprit ${port}`));
  const { page } = reviewer;
  await page.goto('/pl/queue');
  const entry = page.getByRole('button', { name: new RegExp(`\\b${port}\\b`) }).first();
  await entry.press('Enter');
  const edit = page.getByRole('article');
  await expect(edit).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('i');
  const summary = edit.getByRole('textbox', { name: 'Streszczenie' });
  await summary.fill('');
  await page.keyboard.press('Control+Enter');
  await expect(summary).toBeFocused();
  await expect(summary).toHaveAccessibleDescription('To pole jest wymagane.');
  const { body } = await call<{ reviews: object[] }>(author, 'GET', `/edits/${id}`);
  expect(body.reviews).toEqual([]);
});
