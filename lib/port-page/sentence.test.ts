import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/i18n/locales';
import { LOCALES } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/sentence.json';
import es from '@/lib/i18n/messages/es/sentence.json';
import he from '@/lib/i18n/messages/he/sentence.json';
import pl from '@/lib/i18n/messages/pl/sentence.json';
import type { PageSpec } from '@/lib/port-page/sentence.examples';
import { examplePage, exampleReport } from '@/lib/port-page/sentence.examples';
import { ECHO, SENTENCES, TCP_UDP } from '@/lib/port-page/sentence-cases.examples';
import {
  portSentence,
  sentenceParts,
  type SentenceTranslator,
} from '@/lib/port-page/sentence-text';

const CATALOGUES = { en, he, pl, es };

function translator(locale: Locale): SentenceTranslator {
  const t = createTranslator({
    locale,
    messages: { sentence: CATALOGUES[locale] },
    namespace: 'sentence',
    timeZone: 'UTC',
  });
  return (key, values) => t(key as never, values as never);
}

const english = (spec: PageSpec) => portSentence(examplePage(spec), translator('en'));

describe('the sentence at the top of a port page', () => {
  it.each(SENTENCES.map(([spec, words]) => [spec.port, words, spec] as const))(
    'of %i reads: %s',
    (_port, words, spec) => {
      expect(english(spec)).toBe(words);
    },
  );

  it.each(LOCALES)('is whole in %s: no key, no place and no mark is left over', (locale) => {
    for (const [spec] of SENTENCES) {
      const page = examplePage(spec);
      const words = portSentence(page, translator(locale));
      expect(words).not.toMatch(/sentence\.|[{}\uE000-\uE003]|undefined|Invalid/);
      for (const service of page.services) expect(words).toContain(service.name);
      const [report] = page.reports;
      if (report !== undefined && report.grade !== 'now-official')
        expect(words).toContain(report.software.name);
    }
  });

  it('keeps the two worlds apart', () => {
    const page = examplePage(
      SENTENCES.find(([spec]) => spec.port === 1323)?.[0] ?? { port: 1323, status: 'assigned' },
    );
    const named = sentenceParts(page, translator('en')).filter(
      ({ kind }) => kind === 'official' || kind === 'community',
    );
    expect(named).toEqual([
      { kind: 'official', text: 'brcd' },
      { kind: 'community', text: 'Echo' },
    ]);
  });

  it('says "e" before the sound of i in Spanish', () => {
    const rows = [{ description: '' }];
    const services = ['urd', 'igmpv3lite'].map((name) => ({
      name,
      transports: ['tcp'] as const,
      rows,
    }));
    const page = examplePage({ port: 465, status: 'assigned', services });
    expect(portSentence(page, translator('es'))).toContain('urd e igmpv3lite');
  });
});

describe('practice in the sentence', () => {
  const brcd = {
    port: 1323,
    status: 'assigned',
    services: [{ name: 'brcd', transports: TCP_UDP, rows: [{}] }],
  } as const;

  it.each(['unverified', 'disputed', 'refuted', 'historic'] as const)(
    'leaves out what is %s',
    (grade) => {
      expect(english({ ...brcd, reports: [{ ...ECHO, grade }] })).toBe(
        'Officially brcd on TCP and UDP.',
      );
    },
  );

  it('leaves out the official holder under its own name', () => {
    const report = exampleReport(['brcd', 'BRCD', '', ''], 'default');
    expect(english({ ...brcd, reports: [report] })).toBe('Officially brcd on TCP and UDP.');
  });

  it('calls malware by its name', () => {
    const report = exampleReport(
      ['back-orifice', 'Back Orifice', 'a', 'remote control trojan'],
      'malware',
    );
    expect(english({ port: 31337, status: 'unlisted', reports: [report] })).toBe(
      'Not in IANA’s registry: no entry covers this port. In practice: known from the malware Back Orifice, a remote control trojan.',
    );
  });
});
