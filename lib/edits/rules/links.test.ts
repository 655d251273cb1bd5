import { describe, expect, it } from 'vitest';
import { isOwnPlace } from '@/lib/software/places';
import { addressesIn, linkedDomains, runsMore } from './links';

describe('the addresses in a text', () => {
  const isOwn = (url: string) => isOwnPlace(url, { domains: ['echo.example'], repositories: [] });

  it.each([
    'see https://evil.example/x.',
    '[echo.example](https://evil.example/x)',
    'at evil.example, or evil.example/a?b=c#d',
    'ftp://evil.example',
    'write to me@evil.example',
    '[x](//evil.example)',
    'https://echo.example@evil.example/',
    'https://echo.example.evil@evil%2Eexample/',
    'https://echo.example.evil(x)/',
    '[x](https://echo.example()@evil%2Eexample/echo)',
    '[x](https://echo.example()@3405803785/echo)',
    '[x](<https://echo.example @evil%2Eexample/echo>)',
    '[x](https://echo.example,@203.0.113.9/echo)',
    '[x](https://echo.example;@3405803785/echo)',
    'https://echo.example/,https://evil.example/',
    'http://evil/',
    'http://localhost:80@evil.example/',
    String.raw`[x](https\://evil\.example)`,
    'evil.**example**',
    'Get it at _get-evil.example_, or at get-evil.example-',
    'evil。example and ｅvil．example',
    'злой.рф',
    'evil.xn--p1ai',
    '[x](https&colon;//evil&period;example)',
    'curl -s 203.0.113.9/i',
    'curl -gs [2001:db8::9]/i',
  ])('lead elsewhere: %s', (text) => {
    expect(addressesIn({ description: text }).every(isOwn)).toBe(false);
  });

  it.each([
    'It listens on 1323, e.g. in Go 1.22.3 or 2.x. Then it waits.',
    'Set server.port in config.yml or README.txt: 100% of [::]:80 and [::1]:80.',
    'Open http://localhost:1323/ or https://127.0.0.1:1323, 0.0.0.0:1323/',
    'Node.js and main.go',
    'server.http.port=1323',
    'See https://echo.example/guide, or [the guide](https://www.echo.example/guide_a~1.html).',
    'See docs.echo.example',
  ])('lead nowhere else: %s', (text) => {
    expect(addressesIn([text]).every(isOwn)).toBe(true);
  });

  it('are found quickly in whatever is typed', () => {
    const hard = ['a.', 'a', 'a+', '-', '_', 'http://a', '1.', '[:', '&'];
    for (const text of hard.map((one) => one.repeat(4000)))
      expect(addressesIn(text)).toEqual(expect.any(Array));
  });
});

it.each([
  ['echo --port 2000', false],
  ['ECHO_PORT=2000', false],
  ['curl -s evil', true],
  ['a $(b)', true],
  ['a && b', true],
  ['a | sh', true],
])('a line to copy runs more than its program: %s', (line, does) => {
  expect(runsMore(line)).toBe(does);
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
