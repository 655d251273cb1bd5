'use client';

import { GradeReasonText } from '@/components/reports/grade-reason';
import type { FreshGrade as Fresh } from './fresh-grades';
import { VoteMessages } from './vote-messages';

/** A grade that came after the page did. */
export default function FreshGrade({
  fresh,
  locale,
}: {
  readonly fresh: Fresh;
  readonly locale: string;
}) {
  return (
    <VoteMessages locale={locale}>
      <GradeReasonText grade={fresh.grade} reason={fresh.reason} />
    </VoteMessages>
  );
}
