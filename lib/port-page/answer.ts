import { readArticle } from '@/lib/articles/loaders';
import { peopleOf, rowAnswer } from '@/lib/iana/row-answer';
import { findPeople } from '@/lib/iana/queries/rows';
import { isLocale } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/messages';
import { readPort } from '@/lib/port-page/loaders';
import type { PortPage } from '@/lib/port-page/page-model';
import { findRowsCovering } from '@/lib/port-page/queries';
import { portFacts } from '@/lib/ports/rules/facts';
import { rowsCovering } from '@/lib/ports/rules/status';
import type { PortAnswer } from '@/lib/port-page/schema';
import { portSentence } from '@/lib/port-page/sentence-text';
import { transportsAnswer } from '@/lib/port-page/transports';
import { needsKey } from '@/lib/reports/rules/settings';
import type { SettingView } from '@/lib/reports/types';
import { transportsInPractice } from '@/lib/services/profile';
import type { Port } from '@/lib/ports/types';

/** A port as the API answers it. `summary` is the page's sentence in English. */
export async function findPortAnswer(port: Port): Promise<PortAnswer> {
  const [{ page }, rows, article, t] = await Promise.all([
    readPort(port),
    findRowsCovering(port),
    readArticle(port, 'en'),
    translatorFor('en', 'sentence'),
  ]);
  const facts = portFacts(port);
  const covering = rowsCovering(rows, port);
  const people = await findPeople(peopleOf(covering));
  return {
    port,
    range: page.range.name,
    status: page.status,
    transports: transportsAnswer(page.transports),
    summary: portSentence(page, t, 'en'),
    assignments: covering.map((row) => rowAnswer(row, people)),
    reports: [...page.reports],
    reportCount: page.reportCount,
    reserved: [...page.reserved],
    article:
      article !== null && isLocale(article.locale)
        ? { locale: article.locale, revision: article.revision, updatedAt: article.updatedAt }
        : null,
    release: page.release,
    facts: {
      ...facts,
      ephemeral: [...facts.ephemeral],
      transportsInPractice: transportsInPractice(
        page.services.flatMap(({ profile }) => profile ?? []),
      ),
    },
  };
}

/** A port in a few plain lines, for a terminal; 80 columns or so, newline at the end. */
export async function findPortText(port: Port, site: string): Promise<string> {
  const [{ page }, t] = await Promise.all([readPort(port), translatorFor('en', 'sentence')]);
  const lines = [`${port}: ${portSentence(page, t, 'en')}`, '', ...officialLines(page)];
  for (const report of page.reports) {
    const transports = report.transports.join('/');
    lines.push(
      `in practice  ${transports}  ${report.software.name} (${report.role}, ${report.grade}): ${report.summary}`,
      // Malware gets no advice.
      ...(report.role === 'malware' ? [] : report.settings.slice(0, 1)).map(settingLine),
    );
  }
  for (const { project, namespace, transports, until } of page.reserved)
    lines.push(
      `reserved     ${transports.join('/')}  by ${namespace.name} for ${project}, until ${until.slice(0, 10)}`,
    );
  lines.push('', `IANA release ${page.release} · ${site}`);
  return `${lines.join('\n')}\n`;
}

function settingLine(setting: SettingView): string {
  const { key, example } = setting;
  return `             another port: ${needsKey(setting) ? `${key}: ` : ''}${example}`;
}

function officialLines(page: PortPage): string[] {
  return page.transports
    .filter(
      ({ transport, names }) => transport === 'tcp' || transport === 'udp' || names.length > 0,
    )
    .map(
      ({ transport, status, names }) =>
        `official     ${transport}  ${names.length > 0 ? names.join(', ') : status}`,
    );
}
