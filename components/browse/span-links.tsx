import { LocaleLink } from '@/components/ui/locale-link';
import { portPath } from '@/lib/ports/routes';
import styles from './span-links.module.css';

interface SpanLinksProps {
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Ports and ranges of ports, each leading to its (first) port. */
export function SpanLinks({ spans }: SpanLinksProps) {
  return (
    <span className={styles.spans}>
      {spans.map(({ start, end }) => (
        <LocaleLink dir="ltr" href={portPath(start)} key={`${start}-${end}`}>
          {start === end ? start : `${start}–${end}`}
        </LocaleLink>
      ))}
    </span>
  );
}
