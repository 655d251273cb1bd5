import { useTranslations } from 'next-intl';
import { use } from 'react';
import { currentLocale } from '@/lib/i18n/current';
import type { Locale } from '@/lib/i18n/locales';
import type { PortStatus } from '@/lib/ports/types';
import type { SearchKind } from '@/lib/search/types';
import { CommandBoxTrigger } from './command-box-trigger';

/** What the command box says, in the reader's language: it ships no catalogue of its own. */
export interface CommandBoxLabels {
  readonly title: string;
  readonly placeholder: string;
  readonly close: string;
  readonly slow: string;
  readonly failed: string;
  readonly retry: string;
  readonly none: string;
  readonly noneHint: string;
  /** Holds `{count}`. */
  readonly count: string;
  /** Holds `{text}`. */
  readonly all: string;
  readonly recent: string;
  readonly forget: string;
  readonly try: string;
  readonly choose: string;
  readonly go: string;
  readonly dismiss: string;
  readonly official: string;
  readonly practice: string;
  readonly kind: Readonly<Record<SearchKind, string>>;
  readonly status: Readonly<Record<PortStatus, string>>;
}

/** They stand on every page: made once for each language. */
const LABELS = new Map<Locale, CommandBoxLabels>();

function commandBoxLabels(t: ReturnType<typeof useTranslations<'search'>>): CommandBoxLabels {
  return {
    title: t('box.title'),
    placeholder: t('box.placeholder'),
    close: t('box.close'),
    slow: t('box.slow'),
    failed: t('box.failed'),
    retry: t('box.retry'),
    none: t('box.none'),
    noneHint: t('box.noneHint'),
    count: t('box.count', { count: '{count}' }),
    all: t('box.all', { text: '{text}' }),
    recent: t('box.recent'),
    forget: t('box.forget'),
    try: t('box.try'),
    choose: t('box.choose'),
    go: t('box.go'),
    dismiss: t('box.dismiss'),
    official: t('official'),
    practice: t('practice'),
    kind: {
      port: t('kind.port'),
      service: t('kind.service'),
      software: t('kind.software'),
      article: t('kind.article'),
    },
    status: {
      assigned: t('status.assigned'),
      reserved: t('status.reserved'),
      unassigned: t('status.unassigned'),
      unlisted: t('status.unlisted'),
      dynamic: t('status.dynamic'),
    },
  };
}

/** The command box with its labels, for the masthead: nothing is seen of it until somebody calls it. */
export function SiteCommandBox() {
  const t = useTranslations('search');
  const locale = use(currentLocale());
  const labels = LABELS.get(locale) ?? commandBoxLabels(t);
  LABELS.set(locale, labels);
  return <CommandBoxTrigger labels={labels} locale={locale} />;
}
