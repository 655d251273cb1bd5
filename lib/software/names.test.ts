import { describe, expect, it } from 'vitest';
import { isSameName, nameKeys } from './names';

const APACHE = { name: 'Apache HTTP Server', slug: 'apache-http-server', aliases: ['httpd', '--'] };

describe('a name of a piece of software', () => {
  it.each(['apache http server', 'Apache-HTTP-Server', 'HTTPD'])('is the same as %s', (name) => {
    expect(isSameName(name, APACHE)).toBe(true);
  });

  it.each(['apache', 'http', '', '--'])('is not the same as %j', (name) => {
    expect(isSameName(name, APACHE)).toBe(false);
  });

  it('has one key for spellings that are one', () => {
    expect(nameKeys(APACHE)).toEqual(['apachehttpserver', 'httpd']);
  });
});
