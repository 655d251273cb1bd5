import { useTranslations } from 'next-intl';
import type { EditView } from '@/lib/edits/schema';
import { Moment } from './moment';
import { Person } from './person';
import styles from './review-list.module.css';

type Review = EditView['reviews'][number];

interface ReviewListProps {
  readonly reviews: readonly Review[];
  /** What is said where there is none. */
  readonly none: string;
}

/** What reviewers said, with their reasons; what no longer counts says so. */
export function ReviewList({ reviews, none }: ReviewListProps) {
  if (reviews.length === 0) return <p className={styles.quiet}>{none}</p>;
  return (
    <ul className={styles.list}>
      {reviews.map((review) => (
        <ReviewItem key={`${review.at} ${review.reviewer ?? ''}`} review={review} />
      ))}
    </ul>
  );
}

function ReviewItem({ review }: { readonly review: Review }) {
  const t = useTranslations('edits');
  const improved = review.verdict === 'approve' && review.changes !== null;
  return (
    <li className={review.counts ? undefined : styles.void}>
      <p className={styles.head}>
        <span className={`${styles.verdict} ${styles[review.verdict] ?? ''}`}>
          {t(improved ? 'reviews.improve' : `reviews.verdicts.${review.verdict}`)}
        </span>
        <Person handle={review.reviewer} />
        <span className={styles.when}>
          <Moment at={review.at} precise />
        </span>
      </p>
      <p className={styles.reason}>
        <bdi>{review.reason}</bdi>
      </p>
      {review.neverAgain && <p className={styles.when}>{t('reviews.neverAgain')}</p>}
      {!review.counts && <p className={styles.when}>{t('reviews.voided')}</p>}
    </li>
  );
}
