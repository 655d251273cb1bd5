import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContributionsPage } from '@/components/contributions/contributions-page';
import { requireActor } from '@/lib/auth/loaders';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { findProposals } from '@/lib/edits/queries/contributions';
import { CONTRIBUTIONS_PATH } from '@/lib/edits/routes';
import { listQuery } from '@/lib/platform/list-query';
import { listOwnVotes } from '@/lib/votes/queries';

interface ContributionsRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

const VOTES_SHOWN = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('contributions');
  return { title: t('title') };
}

export default async function ContributionsRoute({ searchParams }: ContributionsRouteProps) {
  const [asked, actor] = await Promise.all([searchParams, requireActor(CONTRIBUTIONS_PATH)]);
  const { cursor } = readAsked(listQuery.pick({ cursor: true }), asked).query;
  const [proposals, votes] = await Promise.all([
    findProposals(actor.id),
    listOwnVotes(actor.id, { cursor, limit: VOTES_SHOWN }),
  ]);
  return (
    <ContributionsPage
      handle={actor.handle}
      isFurther={cursor !== undefined}
      proposals={proposals}
      votes={votes}
      votesCount={actor.established}
    />
  );
}
