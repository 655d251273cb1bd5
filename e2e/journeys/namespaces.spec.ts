import { randomInt } from 'node:crypto';
import { expect, test } from '../fixtures';

/** Ports of the user range that nothing speaks of: IANA assigns none from 44601 to 44817, and the stock reports none. */
const quietUserPort = () => 44_610 + randomInt(180);

test('a project asks for a namespace, a moderator accepts it, and a port is reserved and released', async ({
  person,
  page,
  expectAccessible,
}) => {
  const port = quietUserPort();
  const name = `Kestrel ${randomInt(1_000_000)}`;
  const slug = name.toLowerCase().replace(' ', '-');
  const [owner, moderator] = [await person('member', 2), await person('moderator')];
  const form = owner.page;
  await form.goto('/namespaces/new');
  await form.getByLabel('What the project is called').fill(name);
  await form.getByLabel('Its name in addresses').fill(slug);
  await form.getByLabel('What it coordinates').fill('Exporters');
  await form.getByLabel('Homepage of the project').fill('https://kestrel.example.org/');
  await form.getByLabel('Proof that you speak for it').fill('https://kestrel.example.org/ports');
  await form.getByLabel('Ports that it coordinates').fill('80-90');
  await form.getByLabel('Why the project needs this').fill('The page names my handle.');
  await form.getByRole('button', { name: 'Ask for it' }).click();
  await expect(form.getByRole('alert').first()).toBeVisible();
  await expectAccessible(form);
  await form.getByLabel('Ports that it coordinates').fill('44601-44817');
  await form.getByRole('button', { name: 'Ask for it' }).click();
  await expect(form).toHaveURL(new RegExp(`/namespaces/${slug}$`));

  const desk = moderator.page;
  await desk.goto(`/namespaces/${slug}/manage`);
  await desk.locator('#decide').getByLabel('Reason, public').fill('The page names the handle.');
  await desk.getByRole('button', { name: 'Accept' }).click();
  await expect(desk.getByRole('status').first()).toContainText('accepted');

  await form.goto(`/namespaces/${slug}/manage`);
  await form.getByLabel('Port', { exact: true }).fill(String(port));
  await form.getByLabel('Program that will use it').fill('Disk exporter');
  await form.getByLabel('Why, public').fill('Release 1.0 is due.');
  await form.getByRole('button', { name: 'Reserve' }).click();
  await expect(form.getByRole('main')).toContainText('The port is reserved.');
  await expectAccessible(form);

  await page.goto(`/ports/${port}`);
  const section = page.getByRole('region', { name: 'Reserved' });
  await expect(section).toContainText(`Reserved by ${name} for Disk exporter (TCP)`);
  await expect(section).toContainText('IANA has assigned nothing');
  await expectAccessible(page);
  await page.goto(`/pick?range=${port}-${port}`);
  await expect(page.getByRole('main')).toContainText(`reserved by ${name} for Disk exporter`);

  // Whoever has no part in it calls a moderator, who sees where it stands; of a contributor one flag is enough.
  const passer = await person('member', 2);
  await passer.page.goto(`/namespaces/${slug}`);
  const flags = passer.page.getByRole('button', { name: 'Flag', exact: true });
  await expect(flags).toHaveCount(2);
  for (const flag of await flags.all()) {
    await flag.press('Enter');
    const dialog = passer.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(`Somebody else’s ports: ${name}`);
    await expectAccessible(passer.page);
    await dialog.getByRole('button', { name: 'Send the flag' }).press('Enter');
    await expect(dialog).toContainText('Thank you');
    await dialog.getByRole('button', { name: 'Close' }).press('Enter');
    await expect(flag).toBeFocused();
  }
  await desk.goto('/queue/flags');
  await expect(desk.getByRole('link', { name: `Namespace ${name}` })).toBeVisible();
  const flagged = desk.getByRole('listitem').filter({ hasText: 'Disk exporter' }).first();
  await expect(
    flagged.getByRole('link', { name: /^Reservation \d+ Disk exporter$/ }),
  ).toHaveAttribute('href', new RegExp(`/namespaces/.*#reservation-`));
  await expectAccessible(desk);

  await form.getByText('Release', { exact: true }).click();
  const release = form.locator('details[open]');
  await release.getByLabel('Reason, public').fill('It listens elsewhere.');
  await release.getByRole('button', { name: 'Release the port' }).click();
  await expect(form.getByRole('main')).toContainText('The reservation has ended.');
  await page.goto(`/namespaces/${slug}`);
  await expect(page.locator('#ended')).toContainText('It listens elsewhere.');
  await expectAccessible(page);
  await page.goto(`/ports/${port}`);
  await expect(page.getByRole('region', { name: 'Reserved' })).toHaveCount(0);
});
