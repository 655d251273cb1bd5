import { describe, expect, it } from 'vitest';
import { isPrimary } from './primary';

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
