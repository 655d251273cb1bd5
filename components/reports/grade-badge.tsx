import type { Grade } from '@/lib/reports/types';
import styles from './grade-badge.module.css';

const TONES: Record<Grade, 'good' | 'fair' | 'bad' | 'past'> = {
  confirmed: 'good',
  'now-official': 'good',
  supported: 'fair',
  unverified: 'past',
  historic: 'past',
  disputed: 'bad',
  refuted: 'bad',
};

/** A grade as a picture and a word. */
export function GradeBadge({ grade, word }: { readonly grade: Grade; readonly word: string }) {
  return (
    <span className={`${styles.grade} ${styles[TONES[grade]]}`}>
      <svg aria-hidden="true" height="14" viewBox="0 0 14 14" width="14">
        {PICTURES[grade]}
      </svg>
      {word}
    </span>
  );
}

const PICTURES: Record<Grade, React.ReactNode> = {
  confirmed: (
    <>
      <circle className={styles.full} cx="7" cy="7" r="6" />
      <path className={styles.cut} d="m4.2 7.2 2 2 3.6-4.2" />
    </>
  ),
  'now-official': (
    <>
      <circle className={styles.line} cx="7" cy="7" r="5.3" />
      <circle className={styles.full} cx="7" cy="7" r="2.6" />
    </>
  ),
  supported: (
    <>
      <circle className={styles.line} cx="7" cy="7" r="5.3" />
      <path className={styles.full} d="M7 1.7a5.3 5.3 0 0 0 0 10.6Z" />
    </>
  ),
  unverified: <circle className={styles.dashed} cx="7" cy="7" r="5.3" />,
  historic: (
    <>
      <circle className={styles.line} cx="7" cy="7" r="5.3" />
      <path className={styles.line} d="M7 4v3.2l2 1.3" />
    </>
  ),
  disputed: (
    <>
      <circle className={styles.line} cx="7" cy="7" r="5.3" />
      <path className={styles.line} d="M7 3.8v3.6M7 9.6v.4" />
    </>
  ),
  refuted: (
    <>
      <circle className={styles.line} cx="7" cy="7" r="5.3" />
      <path className={styles.line} d="m4.9 4.9 4.2 4.2m0-4.2L4.9 9.1" />
    </>
  ),
};
