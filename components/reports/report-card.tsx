import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MarkdownText } from '@/components/articles/markdown';
import { IntlLink } from '@/components/edits/intl-link';
import { Tagline } from '@/components/software/tagline';
import { Chip, Chips } from '@/components/ui/chip';
import { SHOWN_LINES } from '@/lib/reports/fields';
import { reportAnchor } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { softwarePath } from '@/lib/software/routes';
import { EvidenceList } from './evidence-list';
import { GradeReasonText } from './grade-badge';
import { type LineFact, useLineParts } from './line-parts';
import styles from './report-card.module.css';
import { SettingList } from './setting-list';
import { UseLine, UseSummary } from './use-line';

interface ReportCardProps {
  readonly report: ReportView;
  /** Stands where the votes stand. */
  readonly tally?: ReactNode;
  /** Takes the place of the grade with its reason, to keep it up to date. */
  readonly grade?: ReactNode;
  /** That it is locked. */
  readonly lock?: ReactNode;
  /** Small links: edit, history. */
  readonly links?: ReactNode;
  /** A preview is an entry that nothing leads to yet. */
  readonly preview?: boolean;
  /** Shows its sources at once. */
  readonly openEvidence?: boolean;
  /** In a list: one line that opens to the rest. */
  readonly line?: ReportLine;
}

/** How a report stands in a list, which says once what many of its lines have in common. */
export interface ReportLine {
  /** Whether it is open as the page comes. */
  readonly open: boolean;
  /** What the list says, and the line does not. */
  readonly said: readonly LineFact[];
  /** The line is there already: only what it opens to. */
  readonly inside?: boolean;
}

/**
 * One unofficial use: what it is, how well it is known, and why. It runs on the server and in the
 * browser alike, so that a preview is the very entry.
 */
export function ReportCard({
  report,
  tally,
  grade,
  lock,
  links,
  preview = false,
  openEvidence = false,
  line,
}: ReportCardProps) {
  const t = useTranslations('practice');
  const matter = (
    <>
      <div className={styles.matter}>
        {line === undefined && <SoftwareName linked={!preview} software={report.software} />}
        <ReportChips brief={line !== undefined} report={report} />
        <div className={styles.text} dir="auto" lang="en">
          <p>
            <MarkdownText inline text={report.summary} />
          </p>
          {report.description !== '' && (
            <div className={styles.description}>
              <MarkdownText headings="h4" text={report.description} />
            </div>
          )}
        </div>
        {/* Malware gets no advice. */}
        {report.role !== 'malware' && (
          <SettingList copyable={!preview} settings={report.settings} />
        )}
        <div className={styles.grade}>
          {grade ?? (
            <GradeReasonText
              bare={line !== undefined}
              grade={report.grade}
              raised={line?.said.includes('raise') ?? false}
              reason={report.gradeReason}
            />
          )}
        </div>
        <EvidenceList
          evidence={report.evidence}
          reportId={preview ? undefined : report.id}
          open={openEvidence}
        />
        {lock}
        {links !== undefined && (
          <div className={styles.links}>
            {line !== undefined && (
              <SoftwareLink slug={report.software.slug}>
                {t('more', { name: report.software.name })}
              </SoftwareLink>
            )}
            {links}
          </div>
        )}
      </div>
      {tally}
    </>
  );
  if (line === undefined) {
    return (
      <article className={styles.report} id={preview ? undefined : reportAnchor(report.id)}>
        {matter}
      </article>
    );
  }
  if (line.inside === true) return <div className={styles.report}>{matter}</div>;
  return (
    <ReportInLine line={line} report={report}>
      {matter}
    </ReportInLine>
  );
}

interface ReportInLineProps {
  readonly report: ReportView;
  readonly line: ReportLine;
  readonly children: ReactNode;
}

function ReportInLine({ report, line, children }: ReportInLineProps) {
  const parts = useLineParts(report, line.said);
  return (
    <UseLine parts={parts}>
      <details open={line.open}>
        <UseSummary parts={parts} />
        {/* Whoever is sent here by the address finds it open. */}
        <div className={styles.report} id={parts.anchor}>
          {children}
        </div>
      </details>
    </UseLine>
  );
}

function SoftwareName({
  software,
  linked,
}: {
  readonly software: ReportView['software'];
  readonly linked: boolean;
}) {
  const name = <bdi>{software.name}</bdi>;
  return (
    <h3>
      {linked ? <SoftwareLink slug={software.slug}>{name}</SoftwareLink> : name}{' '}
      <Tagline className={styles.tagline} of={software} />
    </h3>
  );
}

function SoftwareLink({ slug, children }: { readonly slug: string; readonly children: ReactNode }) {
  return <IntlLink href={softwarePath(slug)}>{children}</IntlLink>;
}

/** The optional lines of which something is said. */
function linesOf(report: ReportView): readonly { readonly name: string; readonly text: string }[] {
  const said: Readonly<Record<string, unknown>> = { ...report };
  return SHOWN_LINES.flatMap(({ name }) => {
    const text = said[name];
    return typeof text === 'string' && text !== '' ? [{ name, text }] : [];
  });
}

function LineChip({ name, text }: { readonly name: string; readonly text: string }) {
  const t = useTranslations('fields');
  return (
    <Chip>
      {t(`names.${name}` as 'names.versions')}: <bdi lang="en">{text}</bdi>
    </Chip>
  );
}

interface ReportChipsProps {
  readonly report: ReportView;
  /** Role and transports stand in the line above. */
  readonly brief: boolean;
}

function ReportChips({ report, brief }: ReportChipsProps) {
  const t = useTranslations('practice');
  const { role, transports, portStart, portEnd, onByDefault } = report;
  const isRange = portStart !== portEnd;
  const lines = linesOf(report);
  if (brief && !isRange && lines.length === 0 && onByDefault !== false) return null;
  return (
    <div className={styles.chips}>
      <Chips>
        {!brief && (
          <>
            <Chip title={t(`roleTitles.${role}`)} tone="community">
              {t(`roles.${role}`)}
            </Chip>
            {transports.map((transport) => (
              <Chip key={transport}>{transport.toUpperCase()}</Chip>
            ))}
          </>
        )}
        {isRange && (
          <Chip>
            <bdi dir="ltr">
              {portStart}–{portEnd}
            </bdi>
          </Chip>
        )}
        {lines.map((line) => (
          <LineChip key={line.name} {...line} />
        ))}
        {/* That it listens as it is installed is the usual case. */}
        {onByDefault === false && <Chip>{t('offByDefault')}</Chip>}
      </Chips>
    </div>
  );
}
