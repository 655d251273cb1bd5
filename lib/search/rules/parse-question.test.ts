import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query';

describe('a question', () => {
  it.each([
    ['what port does minecraft use', 'minecraft'],
    ['mysql default port', 'mysql'],
    ['which port does postgres use?', 'postgres'],
    ['ssh port', 'ssh'],
    ['default mongodb port', 'mongodb'],
    ['port for rdp', 'rdp'],
    ['rabbitmq management', 'rabbitmq management'],
    ['smtp tls', 'smtp tls'],
    ['puerto de mysql', 'mysql'],
    ['¿Qué puerto usa PostgreSQL?', 'postgresql'],
    ['puertos de correo', 'correo'],
    ['jaki port ma domyślnie mysql', 'mysql'],
    ['jakiego portu używa redis', 'redis'],
    ['מה הפורט של mysql', 'mysql'],
    ['באיזה פורט משתמש redis', 'redis'],
  ])('is read without the words that name nothing: %s', (text, phrase) => {
    expect(parseQuery(text)).toMatchObject({ ports: [], phrase });
  });
});

describe('a name', () => {
  it.each([
    'z39.50',
    'whois++',
    'sql*net',
    'cl/1',
    'EtherNet/IP-1',
    'k8s',
    '802-11-iapp',
    '3com-tsmux',
    'x11',
    'node.js',
    '_https',
  ])('with odd characters stays whole: %s', (name) => {
    const { ports, ranges, names } = parseQuery(name);
    expect([ports, ranges, names[0]]).toEqual([[], [], name.toLowerCase()]);
  });

  it('is tried without its spaces and hyphens too', () => {
    expect(parseQuery('Mongo DB').names).toEqual(['mongo db', 'mongodb']);
  });

  it('may be a transport, or the word port, where no number stands', () => {
    expect(parseQuery('tcp')).toMatchObject({ ports: [], phrase: 'tcp', transport: null });
    expect(parseQuery('port knocking').names).toContain('port knocking');
    expect(parseQuery('what is the default port')).toMatchObject({
      phrase: 'what is the default port',
    });
  });

  it('keeps the signs at its edges', () => {
    expect(parseQuery('.NET').names).toEqual(['.net']);
    expect(parseQuery('C++').names).toEqual(['c++']);
    expect(parseQuery('C#').names).toEqual(['c#']);
  });

  it('is the scheme of an address without a port', () => {
    expect(parseQuery('https://example.org/a')).toMatchObject({ ports: [], names: ['https'] });
  });

  it('may stand before a colon', () => {
    expect(parseQuery('postgres:16')).toMatchObject({
      ports: [16],
      phrase: 'postgres',
      portsAreSure: false,
    });
  });
});
