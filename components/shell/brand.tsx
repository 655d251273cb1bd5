import { LocaleLink } from '@/components/ui/locale-link';
import styles from './brand.module.css';

/** The compass rose and the name, leading home. */
export function Brand() {
  return (
    <LocaleLink className={styles.brand} href="/">
      <CompassRose />
      <span className={styles.name}>Portolan</span>
    </LocaleLink>
  );
}

function CompassRose() {
  return (
    <svg
      aria-hidden="true"
      className={styles.rose}
      fill="none"
      height="28"
      viewBox="0 0 32 32"
      width="28"
    >
      <circle className={styles.ring} cx="16" cy="16" r="14.2" strokeWidth="1.3" />
      <path className={styles.between} d="M6 6 16 14.4 26 6 17.6 16 26 26 16 17.6 6 26 14.4 16Z" />
      <path className={styles.across} d="M1.5 16 16 13.4 30.5 16 16 18.6Z" />
      <path className={styles.upright} d="M16 1.5 18.6 16 16 30.5 13.4 16Z" />
    </svg>
  );
}
