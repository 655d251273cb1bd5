import { gzipSync } from 'node:zlib';
import { expect, test } from '../fixtures';

const SECRET = 'pid=48213';
const PASTE = [
  `tcp   LISTEN 0  511      0.0.0.0:6379   0.0.0.0:*    users:(("redis-server",${SECRET},fd=6))`,
  'tcp   LISTEN 0  244    127.0.0.1:5432   0.0.0.0:*    users:(("postgres",pid=1120,fd=6))',
  'services:',
  '  cache:',
  '    ports: ["6379:6379"]',
].join('\n');

test('a paste is read in the browser: who it is, what collides, what is open, how to stop it', async ({
  page,
  expectAccessible,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    const headers = JSON.stringify(request.headers());
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''} ${headers}`);
  });
  await page.goto('/check');
  await page.getByLabel('Output to read').fill(PASTE);

  const rows = page.getByRole('table', { name: 'Ports in the text' }).getByRole('row');
  const redis = rows.filter({ hasText: 'redis-server' });
  await expect(redis).toContainText('Other machines, on all addresses');
  await expect(redis).toContainText('The program’s name fits');
  await expect(redis.getByRole('rowheader').getByRole('link')).toHaveAttribute(
    'href',
    '/ports/6379',
  );
  const postgres = rows.filter({ hasText: 'postgres' });
  await expect(postgres).toContainText('This machine only');
  await postgres.getByText('Stop or move').click();
  await expect(postgres.getByText('sudo kill 1120')).toBeVisible();

  await expect(page.getByRole('region', { name: 'Collisions' })).toContainText('6379');
  await expect(page.getByRole('status')).toContainText('3 ports');
  await expectAccessible();

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await expect(rows.filter({ hasText: 'sshd' })).toHaveCount(1);

  // Nothing of the text went out, in no address, body or header.
  expect(sent.some((one) => one.includes('/api/check-facts'))).toBe(true);
  for (const word of [SECRET, '48213', 'redis-server', '6379', '1120'])
    expect(sent.filter((one) => one.includes(word))).toEqual([]);
});

test('what the text does not say is said, with the command that shows it', async ({ page }) => {
  await page.goto('/check');
  const field = page.getByLabel('Output to read');
  await field.fill('nothing of the kind');
  await expect(page.getByRole('status')).toContainText('No port was found');
  await field.fill(
    '7fb03cb93c708ecd 5ed0c674 udp4       0      0  192.168.1.221.5063 *.*                           ',
  );
  const unknown = page.getByRole('region', { name: 'What the text does not say' });
  await expect(unknown).toContainText('may have been cut off');
  await expect(unknown).toContainText('sudo lsof -nP -i');
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('a port’s page reads the answer of its command', async ({ page, expectAccessible }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/ports/3000');
  await page.getByRole('button', { name: 'Paste the answer here to read it' }).click();
  const field = page.getByLabel('The answer of the command');
  await expect(field).toBeFocused();
  await field.fill(
    [
      'COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME',
      'grafana 48213   me   22u  IPv6    0x1      0t0  TCP *:3000 (LISTEN)',
      'node    48214   me   22u  IPv6    0x2      0t0  TCP *:8123 (LISTEN)',
    ].join('\n'),
  );
  const table = page.getByRole('table', { name: 'Ports in the text' });
  await expect(table.getByRole('rowheader')).toHaveCount(1);
  await expect(table).toContainText('Grafana');
  await table.getByText('Stop or move').click();
  await expect(table.getByText('sudo kill 48213')).toBeVisible();
  await expect(page.getByText('The next port on which nobody is known is')).toBeVisible();
  await expectAccessible();
  expect(sent.filter((one) => one.includes('48213'))).toEqual([]);
});

test('who is who is small enough to load on a phone', async ({ request }) => {
  const answer = await request.get('/api/check-facts');
  expect(answer.status()).toBe(200);
  expect(gzipSync(await answer.body()).length).toBeLessThan(150_000);
  // Asked again where another test has changed it between the two.
  await expect
    .poll(async () => {
      const tag = (await request.get('/api/check-facts')).headers()['etag'] ?? '';
      const again = await request.get('/api/check-facts', { headers: { 'If-None-Match': tag } });
      return again.status();
    })
    .toBe(304);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says that it needs scripts, and shows the commands', async ({ page }) => {
    await page.goto('/check');
    await expect(page.getByText('Reading a text needs JavaScript')).toBeVisible();
    await expect(page.getByText('sudo ss -tulpn')).toBeVisible();
  });
});
