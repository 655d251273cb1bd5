import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { type Locale, LOCALES } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/messages';
import type { PageSpec } from '@/lib/port-page/sentence.examples';
import { examplePage, exampleReport } from '@/lib/port-page/sentence.examples';
import { ECHO, SENTENCES, TCP_UDP } from '@/lib/port-page/sentence-cases.examples';
import {
  portSentence,
  sentenceParts,
  type SentenceTranslator,
} from '@/lib/port-page/sentence-text';

const CATALOGUES = new Map(
  await Promise.all(LOCALES.map(async (locale) => [locale, await loadMessages(locale)] as const)),
);

function translator(locale: Locale): SentenceTranslator {
  const t = createTranslator({
    locale,
    messages: CATALOGUES.get(locale),
    namespace: 'sentence',
    timeZone: 'UTC',
  });
  return (key, values) => t(key as never, values as never);
}

const english = (spec: PageSpec) => portSentence(examplePage(spec), translator('en'), 'en');

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
      const words = portSentence(page, translator(locale), locale);
      expect(words).not.toMatch(/sentence\.|[{}\uE000-\uE004]|undefined|Invalid/);
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
    const named = sentenceParts(page, translator('en'), 'en').filter(
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
    expect(portSentence(page, translator('es'), 'es')).toContain('urd e igmpv3lite');
  });
});

describe('plain words in the sentence', () => {
  const profile = {
    plainName: 'Remote Desktop (RDP)',
    what: 'Shows and controls a Windows desktop from another computer.',
    local: {
      pl: {
        plainName: 'Pulpit zdalny (RDP)',
        what: 'Pokazuje pulpit Windows na innym komputerze i pozwala nim sterować.',
        aliases: [],
      },
    },
  };
  const rdp: PageSpec = {
    port: 3389,
    status: 'assigned',
    services: [{ name: 'ms-wbt-server', transports: TCP_UDP, rows: [{}], profile }],
  };

  it('come first, then what IANA says', () => {
    expect(english(rdp)).toBe(
      'Remote Desktop (RDP). Shows and controls a Windows desktop from another computer. Officially ms-wbt-server on TCP and UDP.',
    );
  });

  it('are in the language of the page, or only a name', () => {
    const said = (locale: Locale) => portSentence(examplePage(rdp), translator(locale), locale);
    expect(said('pl')).toContain('Pulpit zdalny (RDP). Pokazuje pulpit');
    expect(said('es')).toMatch(/^Remote Desktop \(RDP\)\. Oficialmente/);
  });

  it('name several services with their transports', () => {
    const spec: PageSpec = {
      port: 514,
      status: 'assigned',
      services: [
        { name: 'syslog', transports: ['udp'], rows: [{}], profile: { plainName: 'Syslog' } },
        { name: 'shell', transports: ['tcp'], rows: [{}], profile: { plainName: 'rsh' } },
      ],
    };
    expect(english(spec)).toMatch(/^Syslog \(UDP\) and rsh \(TCP\)\. /);
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

  it('says what the software is in the language of the page, or in English marked as such', () => {
    const software = { ...ECHO.software, taglines: { he: 'תשתית פיתוח לאתרים ב־Go' } };
    const page = examplePage({ ...brcd, reports: [{ ...ECHO, software }] });
    const parts = (locale: Locale) => sentenceParts(page, translator(locale), locale);
    expect(portSentence(page, translator('he'), 'he')).toContain('(תשתית פיתוח לאתרים ב־Go)');
    expect(parts('he').filter(({ kind }) => kind === 'english')).toEqual([]);
    expect(parts('pl').filter(({ kind }) => kind === 'english')).toEqual([
      { kind: 'english', text: 'Go web framework' },
    ]);
    expect(parts('en').filter(({ kind }) => kind === 'english')).toEqual([]);
  });

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
