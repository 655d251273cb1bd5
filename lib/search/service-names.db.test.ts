import { beforeAll, describe, expect, it } from 'vitest';
import { search } from '@/lib/search/queries';
import { storeSearchData } from '@/lib/testing/search-data';

beforeAll(storeSearchData);

const urls = async (q: string) =>
  (await search({ q }, (slug) => `/software/${slug}`)).map(({ url }) => url);

describe('what people call a service', () => {
  it.each([
    ['rdp', '/services/ms-wbt-server'],
    ['remote desktop', '/services/ms-wbt-server'],
    ['what port is remote desktop', '/services/ms-wbt-server'],
    ['vnc', '/services/rfb'],
    ['smb', '/services/microsoft-ds'],
    ['samba', '/services/microsoft-ds'],
    ['bonjour', '/services/mdns'],
    ['dns over tls', '/services/domain-s'],
    ['smtps', '/services/submissions'],
    ['smtp tls', '/services/submissions'],
    ['mysql default port', '/services/mysql'],
    ['which port does postgres use', '/services/postgresql'],
    ['ssh port', '/services/ssh'],
    ['memcached', '/services/memcache'],
    ['ntp', '/services/ntp'],
    ['winrm', '/services/wsman'],
    ['modbus', '/services/mbap'],
    ['puertos de correo', '/services/smtp'],
    ['escritorio remoto', '/services/ms-wbt-server'],
    ['base de datos mysql', '/services/mysql'],
    ['poczta', '/services/smtp'],
    ['pulpit zdalny', '/services/ms-wbt-server'],
    ['przeglądarka', '/services/http'],
    ['דואר', '/services/smtp'],
    ['שולחן עבודה מרוחק', '/services/ms-wbt-server'],
  ])('finds it among the first three: %s', async (q, url) => {
    expect((await urls(q)).slice(0, 3)).toContain(url);
  });

  it('and a service code of DCCP', async () => {
    expect(await urls('SC:DISC')).toContain('/services/discard');
  });

  it('finds software of that very name first', async () => {
    expect((await urls('what port does minecraft use'))[0]).toMatch(/software\/minecraft/);
    expect((await urls('default mongodb port'))[0]).toBe('/software/mongodb');
  });
});
