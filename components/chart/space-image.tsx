import { CHART_PICTURE_PATH } from '@/lib/chart/routes';
import styles from './space-image.module.css';

/** All 65,536 ports as the server draws them, in both themes; `alt` says what is to be seen. */
export function SpaceImage({ alt }: { readonly alt: string }) {
  return (
    <div aria-label={alt} className={styles.frame} role="img">
      {/* The theme decides which of the two is shown; lazy, so that the hidden one is not fetched. */}
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img
        alt=""
        className={styles.light}
        height={256}
        loading="lazy"
        src={CHART_PICTURE_PATH}
        width={256}
      />
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img
        alt=""
        className={styles.dark}
        height={256}
        loading="lazy"
        src={`${CHART_PICTURE_PATH}?theme=dark`}
        width={256}
      />
    </div>
  );
}
