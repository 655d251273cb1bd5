import { describe, expect, it } from 'vitest';

import { judgeAssignment, sharedWords } from '@/lib/reports/rules/became-official';
import { isSameName } from '@/lib/software/names';
import { normName } from '@/lib/software/types';

const OLLAMA = { name: 'Ollama', slug: 'ollama', aliases: [] };
const WSO2 = { name: 'WSO2 API Manager', slug: 'wso2-api-manager', aliases: ['wso2am'] };

describe('a name that IANA assigns', () => {
  it('is the software’s own where it equals name, slug or alias in normal form', () => {
    expect(isSameName('ollama', OLLAMA)).toBe(true);
    expect(isSameName('WSO2-AM', WSO2)).toBe(true);
    expect(isSameName('wso2api-manager', WSO2)).toBe(true);
    expect(isSameName('ollama-rpc', OLLAMA)).toBe(false);
    expect(isSameName('--', { name: '', slug: '-', aliases: [] })).toBe(false);
  });

  it('that only shares a telling word is for a person to judge', () => {
    const assigned = {
      serviceName: 'tungsten-http',
      description: 'WSO2 Tungsten HTTP',
      people: ['Afkham Azeez'],
    };
    expect(judgeAssignment(assigned, WSO2)).toEqual({ verdict: 'shared-word', words: ['wso2'] });
  });

  it('of somebody else leaves the report as it is', () => {
    const assigned = {
      serviceName: 'inetfs',
      description: 'A File System server manager using TLS',
      people: ['Roger Allan'],
    };
    expect(judgeAssignment(assigned, OLLAMA)).toEqual({ verdict: 'another' });
    expect(sharedWords(assigned, WSO2)).toEqual([]);
  });

  it('of the software itself makes its report official', () => {
    expect(
      judgeAssignment({ serviceName: 'ollama', description: 'Ollama', people: [] }, OLLAMA),
    ).toEqual({
      verdict: 'same',
    });
  });
});

describe('a word ties the software to a name', () => {
  const shared = (description: string, names: string[]) =>
    sharedWords(
      { serviceName: '', description, people: [] },
      { name: names[0] ?? '', slug: '', aliases: names.slice(1) },
    );

  it.each([
    ['a word of three letters', 'The zyx daemon', ['ZYX'], ['zyx']],
    ['but not of two', 'The zy daemon', ['ZY'], []],
    ['not a number', 'Model 9000', ['Gadget 9000'], []],
    ['a word that begins with a number', 'The 9p2000 file system', ['9P2000'], ['9p2000']],
    ['not a common word', 'Remote control server', ['Control Server'], []],
    ['several, sorted', 'Zebra and Aardvark', ['zebra aardvark'], ['aardvark', 'zebra']],
    ['each name for itself', 'foobar', ['foo', 'bar'], []],
    ['nothing without a letter', '--', ['--'], []],
  ])('%s: %s', (_, description, names, expected) => {
    expect(shared(description, names)).toEqual(expected);
  });

  it('names are compared in lower case, letters and digits only', () => {
    expect(normName('WSO2 API-Manager (Straße)')).toBe('wso2apimanagerstraße');
  });
});
