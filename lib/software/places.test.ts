import { describe, expect, it, test } from 'vitest';
import { homepageKey, isOwnPlace, isWrittenByVisitors, linkPlace, placesOf } from './places';

describe('an entry with a homepage', () => {
  it('speaks for itself at its host', () => {
    expect(placesOf('https://www.redis.io/docs')).toEqual({
      domains: ['redis.io'],
      repositories: [],
    });
  });

  it('has where everybody publishes its own folder alone', () => {
    expect(placesOf('https://github.com/gin-gonic/gin/tree/main')).toEqual({
      domains: [],
      repositories: ['github.com/gin-gonic/gin'],
    });
    for (const homepage of ['https://github.com/', 'https://docs.google.com/document/d/x'])
      expect(placesOf(homepage)).toEqual({ domains: [], repositories: [] });
  });

  it.each([undefined, '', 'ftp://example.org/'])('tells nothing where it is %s', (homepage) => {
    expect(placesOf(homepage)).toEqual({ domains: [], repositories: [] });
  });
});

test('a host where everybody publishes is nobody’s own, also where an entry lists it', () => {
  const places = { domains: ['github.com', 'gin-gonic.com'], repositories: [] };
  expect(isOwnPlace('https://github.com/evil/fake', places)).toBe(false);
  expect(isOwnPlace('https://docs.gin-gonic.com/x', places)).toBe(true);
});

test('what visitors write at a place in a forge is theirs, and so may a bare commit be', () => {
  const gin = 'https://github.com/gin-gonic/gin';
  const commit = '0123456789abcdef0123456789abcdef01234567';
  for (const path of ['issues/1', 'discussions/1', 'pull/2', `blob/${commit}/x.go`])
    expect(isWrittenByVisitors(`${gin}/${path}`)).toBe(true);
  for (const path of ['', '/blob/master/x.go', '/releases'])
    expect(isWrittenByVisitors(`${gin}${path}`)).toBe(false);
  expect(isWrittenByVisitors('https://gitlab.com/a/b/-/issues/3')).toBe(true);
});

describe('of a forge count known forms alone:', () => {
  it.each([
    'github.com/a/b',
    'github.com/a/b/blob/main/x.go',
    'github.com/a/b/tree/v1.2.3/docs',
    'github.com/a/b/raw/feature/new/x.go',
    'github.com/a/b/releases/tag/v1',
    'raw.githubusercontent.com/a/b/main/x.go',
    'gitlab.com/a/b/-/blob/main/x.go',
    'gitlab.com/group/part/b/-/raw/v1.0/x.go',
    'gitlab.com/a/b/-/releases/v1',
    'codeberg.org/a/b/src/branch/main/x.go',
    'codeberg.org/a/b/raw/tag/v1/x.go',
    'bitbucket.org/a/b/src/master/x.go',
    'git.sr.ht/~a/b/tree/master/item/x.go',
    'huggingface.co/a/b/blob/main/README.md',
    'pypi.org/project/b/1.0',
    'git.good.example/a/b/-/blob/main/x.go',
  ])('%s', (place) => {
    expect(isWrittenByVisitors(`https://${place}`)).toBe(false);
  });

  it.each([
    'github.com/a/b/files/14023456/ports.txt',
    'github.com/a/b/assets/583231/0f4c3d7e-ports.png',
    'github.com/a/b/blob/0f4c3d7/README.md',
    'github.com/a/b/blob/0F4C3D7/README.md',
    'github.com/a/b/blob/v1-3-g0f4c3d7/README.md',
    'github.com/a/b/blob/refs/pull/999/head/README.md',
    'github.com/a/b/tree/pull/999/head',
    'github.com/a/b/blob/main~3/x.go',
    'github.com/a/b/actions/runs/8021234567',
    'github.com/a/b/releases-of-others',
    'raw.githubusercontent.com/a/b/0f4c3d7/x.go',
    'raw.githubusercontent.com/wiki/a/b/x.md',
    'gitlab.com/a/b/-/blob/0f4c3d7e/x.go',
    'gitlab.com/a/b/-/merge_requests/3',
    'gitlab.com/a/b/uploads/0f4c/x.txt',
    'codeberg.org/a/b/src/commit/0f4c3d7e/x.go',
    'codeberg.org/a/b/raw/commit/0f4c3d7e/x.go',
    'codeberg.org/a/b/pulls/3',
    'huggingface.co/a/b/discussions/3',
    'launchpad.net/b/+bugs',
    'sourceforge.net/p/b/discussion/1',
    'git.good.example/a/b/-/blob/0f4c3d7e/x.go',
    'git.good.example/a/b/pulls/3',
  ])('not %s', (place) => {
    expect(isWrittenByVisitors(`https://${place}`)).toBe(true);
  });
});

test('so is what they write in a part of the software’s own site, or in a wiki', () => {
  for (const url of [
    'https://community.grafana.com/t/x/1',
    'https://good.example/t/x/1',
    'https://good.example/en/forum/viewtopic.php',
    'https://learn.microsoft.com/en-us/answers/questions/1/x',
    'https://lists.good.example/archives/1',
    'https://pl.wikipedia.org/wiki/Redis',
  ])
    expect(isWrittenByVisitors(url)).toBe(true);
  for (const url of ['https://redis.io/docs/latest/', 'https://www.rabbitmq.com/docs/networking'])
    expect(isWrittenByVisitors(url)).toBe(false);
});

test('a shop or a wiki in any language is nobody’s own place', () => {
  for (const url of [
    'https://pl.wikipedia.org/wiki/Redis',
    'https://play.google.com/store/apps/details?id=x',
    'https://apps.apple.com/us/app/x/id1',
  ])
    expect(placesOf(url)).toEqual({ domains: [], repositories: [] });
});

test('a homepage is the same however it is spelt, and another by its query, letters or port', () => {
  const one = homepageKey('https://echo.example/a');
  for (const url of ['http://echo.example/a', 'https://www.echo.example/a/'])
    expect(homepageKey(url)).toBe(one);
  for (const rest of ['A', 'a?id=2', 'a#b'])
    expect(homepageKey(`https://echo.example/${rest}`)).not.toBe(one);
  expect(homepageKey('https://echo.example:8443/a')).not.toBe(one);
});

test('a letter written as its number and a slash written twice lead to the same place', () => {
  expect(linkPlace('https://github.com//gin-gonic/%47in/%62lob/%2Fx')?.place).toBe(
    'github.com/gin-gonic/gin/blob/%2fx',
  );
  expect(isWrittenByVisitors('https://github.com/gin-gonic/gin//%69ssues/1')).toBe(true);
});

test('a dot behind a host makes it no other', () => {
  expect(linkPlace('https://www.spam.example./x')).toEqual({
    ...{ host: 'spam.example', place: 'spam.example/x' },
  });
  expect(placesOf('https://github.com./echo')).toEqual(placesOf('https://github.com/echo'));
});

test('a whole top level is nobody’s own', () => {
  for (const homepage of ['https://com/', 'https://com./', 'http://localhost/'])
    expect(placesOf(homepage)).toEqual({ domains: [], repositories: [] });
});

test('an encyclopedia is nobody’s own in any language, nor is a page of it', () => {
  for (const host of ['en', 'pl', 'he', 'de.m', 'www'].map((name) => `${name}.wikipedia.org`)) {
    const url = `https://${host}/wiki/Foo`;
    expect(placesOf(url)).toEqual({ domains: [], repositories: [] });
    expect(isOwnPlace(url, { domains: [host, 'wikipedia.org'], repositories: [] })).toBe(false);
    expect(isWrittenByVisitors(url)).toBe(true);
  }
  expect(placesOf('https://savannah.nongnu.org/projects/hddtemp/')).toEqual({
    domains: [],
    repositories: ['savannah.nongnu.org/projects/hddtemp'],
  });
});

test.each([
  'https://community.grafana.com/t/anything/123',
  'https://forum.syncthing.net/t/anything/1',
  'https://learn.microsoft.com/answers/questions/1/anything',
  'https://www.mediawiki.org/wiki/User:Anybody/Anything',
  'https://lists.example.org/x',
])('what may be a visitor’s is no word of the software itself: %s', (url) => {
  expect(isWrittenByVisitors(url)).toBe(true);
});

test.each(['https://grafana.com/docs/forums-and-lists', 'https://support-works.example.org/x'])(
  'a place that only sounds like one for visitors is not: %s',
  (url) => {
    expect(isWrittenByVisitors(url)).toBe(false);
  },
);

describe('what a homepage leads to', () => {
  it('is the same however it is spelt', () => {
    const same = [
      'https://echo.org',
      'http://echo.org/',
      'https://www.Echo.org/',
      'http://echo.org',
    ];
    expect(new Set(same.map(homepageKey)).size).toBe(1);
  });

  it('differs in its port, the letters of its path and what follows it', () => {
    const path = 'https://bit.ly/aB';
    const others = [path, 'https://bit.ly/ab', 'https://bit.ly:81/aB', `${path}?x`, `${path}#x`];
    expect(new Set(others.map(homepageKey)).size).toBe(others.length);
    expect(homepageKey('no address')).toBe('no address');
  });
});
