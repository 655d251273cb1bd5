import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MarkdownText } from '@/components/articles/markdown';
import { Tagline } from '@/components/software/tagline';
import { SiteLink } from '@/components/ui/site-link';
import { Chip, Chips } from '@/components/ui/chip';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { reportAnchor } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { softwarePath } from '@/lib/software/routes';
import { EvidenceList } from './evidence-list';
import { GradeBadge, GradeReasonText } from './grade-badge';
import styles from './report-card.module.css';
import { SettingList } from './setting-list';

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
  readonly said: readonly ('role' | 'transports' | 'raise')[];
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
  const name = <SoftwareName linked={!preview && line === undefined} software={report.software} />;
  const matter = (
    <>
      <div className={styles.matter}>
        {line === undefined && name}
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
  const id = preview ? undefined : reportAnchor(report.id);
  if (line === undefined) {
    return (
      <article className={styles.report} id={id}>
        {matter}
      </article>
    );
  }
  return (
    <article className={styles.use}>
      <a aria-label={t('link', { name: report.software.name })} href={`#${id}`} />
      <details open={line.open}>
        <summary>
          {name}
          <span className={styles.facts}>
            {!line.said.includes('role') && (
              <span className={styles.role}>{t(`roles.${report.role}`)}</span>
            )}
            {!line.said.includes('transports') && (
              <span className={styles.transports}>
                {report.transports.map((transport) => transport.toUpperCase()).join(' ')}
              </span>
            )}
            <GradeBadge grade={report.grade} word={t(`grades.${report.grade}`)} />
          </span>
        </summary>
        {/* Whoever is sent here by the address finds it open. */}
        <div className={styles.report} id={id}>
          {matter}
        </div>
      </details>
    </article>
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
  const locale = useLocale();
  const path = softwarePath(slug);
  return <SiteLink href={isLocale(locale) ? localePath(locale, path) : path}>{children}</SiteLink>;
}

interface ReportChipsProps {
  readonly report: ReportView;
  /** Role and transports stand in the line above. */
  readonly brief: boolean;
}

function ReportChips({ report, brief }: ReportChipsProps) {
  const t = useTranslations('practice');
  const { role, transports, portStart, portEnd, versions, onByDefault } = report;
  const isRange = portStart !== portEnd;
  if (brief && !isRange && versions === '' && onByDefault !== false) return null;
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
        {versions !== '' && (
          <Chip>
            <bdi lang="en">{versions}</bdi>
          </Chip>
        )}
        {/* That it listens as it is installed is the usual case. */}
        {onByDefault === false && <Chip>{t('offByDefault')}</Chip>}
      </Chips>
    </div>
  );
}
