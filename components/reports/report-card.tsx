import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MarkdownText } from '@/components/articles/markdown';
import { Chip, Chips } from '@/components/ui/chip';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { reportAnchor } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { softwarePath } from '@/lib/software/routes';
import { EvidenceList } from './evidence-list';
import { GradeReasonText } from './grade-reason';
import styles from './report-card.module.css';

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
}: ReportCardProps) {
  return (
    <article className={styles.report} id={preview ? undefined : reportAnchor(report.id)}>
      <div className={styles.matter}>
        <SoftwareName preview={preview} software={report.software} />
        <ReportChips report={report} />
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
        <div className={styles.grade}>
          {grade ?? <GradeReasonText grade={report.grade} reason={report.gradeReason} />}
        </div>
        <EvidenceList evidence={report.evidence} />
        {lock}
        {links !== undefined && <div className={styles.links}>{links}</div>}
      </div>
      {tally}
    </article>
  );
}

function SoftwareName({
  software,
  preview,
}: {
  readonly software: ReportView['software'];
  readonly preview: boolean;
}) {
  const locale = useLocale();
  const name = <bdi>{software.name}</bdi>;
  const path = softwarePath(software.slug);
  return (
    <h3>
      {preview ? (
        name
      ) : (
        <Link href={isLocale(locale) ? localePath(locale, path) : path} prefetch={false}>
          {name}
        </Link>
      )}{' '}
      {software.tagline !== '' && (
        <bdi className={styles.tagline} lang="en">
          {software.tagline}
        </bdi>
      )}
    </h3>
  );
}

function ReportChips({ report }: { readonly report: ReportView }) {
  const t = useTranslations('practice');
  const { role, transports, portStart, portEnd, versions, onByDefault } = report;
  return (
    <div className={styles.chips}>
      <Chips>
        <Chip title={t(`roleTitles.${role}`)} tone="community">
          {t(`roles.${role}`)}
        </Chip>
        {transports.map((transport) => (
          <Chip key={transport}>{transport.toUpperCase()}</Chip>
        ))}
        {portStart !== portEnd && (
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
        {onByDefault !== null && <Chip>{t(onByDefault ? 'onByDefault' : 'offByDefault')}</Chip>}
      </Chips>
    </div>
  );
}
