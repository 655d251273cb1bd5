import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visit, type Visiting } from './visit';
import { openWebSite, says, sends, type WebSite } from './web-site.fixture';

let site: WebSite;

beforeEach(async () => {
  site = await openWebSite();
});
afterEach(() => site.close());

const at = (path: string, more: Partial<Visiting> = {}) =>
  visit(`${site.origin}${path}`, site.visiting(more));
const failed = (reason: string) => ({ type: 'unreachable', reason });

describe('addresses that are nobody else’s business', () => {
  /** Names lead where this says, the answers in turn. */
  const leads = (...answers: string[][]) => {
    const looked: string[] = [];
    const lookup: LookupFunction = (host, options, done) => {
      looked.push(host);
      const found = answers[looked.length - 1] ?? answers.at(-1) ?? [];
      const addresses = found.map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      if (options.all === true) done(null, addresses);
      else done(null, addresses[0]?.address ?? '', addresses[0]?.family);
    };
    return { looked, lookup };
  };

  test.each([
    'http://127.0.0.1:1/',
    'http://127.1:1/',
    'http://2130706433:1/',
    'http://[::1]:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://[::ffff:7f00:1]:1/',
    'http://0.0.0.0:1/',
    'http://[::]:1/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://localhost:1/',
    'https://127.0.0.1:1/',
    'http://user:secret@example.org/',
    'file:///etc/passwd',
  ])('%s is refused', async (url) => {
    expect(await visit(url, site.visiting())).toEqual(failed('private-address'));
  });

  test.each([
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['93.184.216.34', '127.0.0.1'],
  ])(
    'a name that leads to %s is refused, though a public address stand beside it',
    async (...addresses) => {
      const { lookup } = leads(addresses);
      const url = 'http://docs.example/guide';
      expect(await visit(url, site.visiting({ lookup }))).toEqual(failed('private-address'));
    },
  );

  test('a name is looked up once a request: a second answer that leads home is never asked for', async () => {
    const { port } = new URL(site.origin);
    // 192.0.2.0/24 is nobody's (TEST-NET-1), but not public; the last one is public and does not answer.
    const { lookup, looked } = leads(['203.0.114.1'], ['127.0.0.1']);
    const reading = { ...site.visiting({ lookup, timeoutMs: 150 }) };
    expect(await visit(`http://rebind.example:${port}/guide`, reading)).toEqual(
      failed('no-answer'),
    );
    expect(looked).toEqual(['rebind.example']);
    // The next request sees the second answer, and refuses it.
    expect(await visit(`http://rebind.example:${port}/guide`, reading)).toEqual(
      failed('private-address'),
    );
    expect(site.asked).toEqual([]);
  });

  test('a redirect leads nowhere that an address may not', async () => {
    const other = createServer((_, response) => response.end('secret'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = (other.address() as AddressInfo).port;
    site.pages.set('/out', sends(`http://127.0.0.1:${port}/`, 302));
    site.pages.set('/meta', sends('http://169.254.169.254/latest/meta-data/', 302));
    site.pages.set('/file', sends('file:///etc/passwd', 302));
    let asked = 0;
    other.on('connection', () => (asked += 1));
    for (const path of ['/out', '/meta', '/file'])
      expect(await at(path)).toEqual(failed('private-address'));
    expect(asked).toBe(0);
    other.close();
    await once(other, 'close');
  });

  test('the allowance for tests is for one origin', async () => {
    site.pages.set('/guide', says('port 1323'));
    expect(await at('/guide')).toMatchObject({ status: 200 });
    expect(await at('/guide', { allowedOrigin: undefined })).toEqual(failed('private-address'));
    expect(await at('/guide', { allowedOrigin: 'http://127.0.0.1:1' })).toEqual(
      failed('private-address'),
    );
  });
});
