import { describe, expect, it } from 'vitest';
import { isPrimary } from './primary';
import { linkPlace } from '@/lib/software/places';

const echo = { domains: ['echo.labstack.com'], repositories: ['github.com/labstack/echo'] };
const source = (url: string | null, kind = 'source-code' as const) => ({
  kind,
  url,
  ticked: false,
});

describe('evidence is primary', () => {
  it('where the link lies on the software’s own domain or a subdomain of it', () => {
    expect(isPrimary(source('https://echo.labstack.com/docs'), echo)).toBe(true);
    expect(isPrimary(source('https://old.echo.labstack.com/'), echo)).toBe(true);
    expect(isPrimary(source('https://notecho.labstack.com.example.org/'), echo)).toBe(false);
  });

  it('where the link lies in one of its repositories, not in one whose name begins alike', () => {
    expect(isPrimary(source('https://github.com/LabStack/echo/blob/master/echo.go'), echo)).toBe(
      true,
    );
    expect(isPrimary(source('https://github.com/labstack/echoes/blob/master/x.go'), echo)).toBe(
      false,
    );
  });

  it('where it is an RFC, or a reviewer ticked it', () => {
    const rfc = {
      kind: 'rfc' as const,
      url: 'https://www.rfc-editor.org/rfc/rfc6335',
      ticked: false,
    };
    expect(isPrimary(rfc, echo)).toBe(true);
    expect(isPrimary({ ...source('https://example.org/fork'), ticked: true }, echo)).toBe(true);
  });

  it('never for an observation, an article, or without a link', () => {
    expect(isPrimary({ kind: 'observation', url: null, ticked: true }, echo)).toBe(false);
    expect(
      isPrimary({ kind: 'article', url: 'https://echo.labstack.com/', ticked: true }, echo),
    ).toBe(false);
    expect(isPrimary(source('javascript:alert(1)'), echo)).toBe(false);
  });
});

describe('a link is compared', () => {
  const places = (repository: string) => ({ domains: [], repositories: [repository] });

  it.each([
    ['https://www.github.com/labstack/echo//', 'github.com/labstack/echo'],
    ['http://github.com/labstack/echo', 'https://www.github.com/labstack/echo//'],
    ['http://github.com/labstack/echo/docs', 'http://github.com/labstack/echo'],
    ['https://GitHub.com/LabStack/Echo', 'GitHub.com/LabStack/Echo'],
  ])('%s lies in %s: scheme, www., case and slashes at the end say nothing', (url, repository) => {
    expect(isPrimary(source(url), places(repository))).toBe(true);
  });

  it.each([
    ['https://example.org/', ''],
    ['https://example.org/', 'https://'],
    ['https://git.www.example.org/echo', 'git.example.org/echo'],
    ['https://git.example.org/echo', 'git.www.example.org/echo'],
    ['https://example.org/x', 'example.org/https://x'],
    ['not a link', 'not a link'],
    ['ftp://example.org/echo', 'example.org/echo'],
  ])('%s does not lie in %s', (url, repository) => {
    expect(isPrimary(source(url), places(repository))).toBe(false);
  });

  it('with the RFC hosts for an RFC only, and a tick does not replace the link', () => {
    const url = 'https://www.rfc-editor.org/rfc/rfc6335';
    expect(isPrimary(source(url), echo)).toBe(false);
    const elsewhere = { kind: 'rfc' as const, url: 'https://example.org/rfc', ticked: false };
    expect(isPrimary(elsewhere, echo)).toBe(false);
    expect(isPrimary({ ...source(null), ticked: true }, echo)).toBe(false);
    expect(isPrimary(source(null), echo)).toBe(false);
  });

  it('without `www.` and in lower case', () => {
    expect(linkPlace('https://www.Example.org/Docs//')).toEqual({
      host: 'example.org',
      place: 'example.org/docs',
    });
    expect(linkPlace('http://docs.www.example.org')?.host).toBe('docs.www.example.org');
    expect(linkPlace('ftp://example.org/')).toBeNull();
    expect(linkPlace('example.org')).toBeNull();
  });
});
