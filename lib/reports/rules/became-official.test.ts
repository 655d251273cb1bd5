import { describe, expect, it } from 'vitest';

import { isSameName, judgeAssignment, sharedWords } from '@/lib/reports/rules/became-official';

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
