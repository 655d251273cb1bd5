import { useTranslations } from 'next-intl';
import { use } from 'react';
import type { MarkKind } from '@/components/ui/mark';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import type { Neighbour, PortPage } from '@/lib/port-page/page-model';
import { portPath } from '@/lib/ports/routes';
import styles from './number-line.module.css';
import { type NumberPlace, NumberPlaces } from './number-places';
import { StepKeys } from './step-keys';

/** Neighbours that stay where the line has room for few. */
const FEW = 5;

/** The port's place among its neighbours. Numbers grow to the right in every language, as on a ruler. */
export function NumberLine({ page }: { readonly page: PortPage }) {
  const t = useTranslations('port');
  const locale = use(currentLocale());
  const { neighbours, port, range } = page;
  if (neighbours.length === 0) return null;
  const near = nearest(neighbours, port);
  const places = neighbours.map((neighbour): NumberPlace => ({
    port: neighbour.port,
    href: localePath(locale, portPath(neighbour.port)),
    name: namesOf(neighbour) || t(`status.${neighbour.status}`),
    mark: markOf(neighbour),
    near: near.has(neighbour.port),
  }));
  return (
    <nav aria-label={t('line.label')} className={styles.line} dir="ltr">
      <div className="wrap">
        <NumberPlaces here={port} places={places} />
        <StepKeys />
        <Ruler
          end={range.end}
          label={t('line.ruler', { start: range.start, end: range.end })}
          port={port}
          start={range.start}
        />
      </div>
    </nav>
  );
}

function namesOf({ name, practice }: Neighbour): string {
  return [name, practice].filter((one) => one !== null).join(' · ');
}

function markOf({ name, practice }: Neighbour): MarkKind {
  if (name !== null) return practice === null ? 'official' : 'both';
  return practice === null ? 'none' : 'community';
}

/** The few neighbours around the port; at either end of all ports the window moves inwards. */
function nearest(neighbours: readonly Neighbour[], port: number): Set<number> {
  const here = neighbours.findIndex((neighbour) => neighbour.port === port);
  const start = Math.min(
    Math.max(0, here - Math.floor(FEW / 2)),
    Math.max(0, neighbours.length - FEW),
  );
  return new Set(neighbours.slice(start, start + FEW).map((neighbour) => neighbour.port));
}

interface RulerProps {
  readonly start: number;
  readonly end: number;
  readonly port: number;
  readonly label: string;
}

/** Where in its range the port lies. */
function Ruler({ start, end, port, label }: RulerProps) {
  const at = `${(((port - start) / (end - start)) * 100).toFixed(2)}%`;
  return (
    <div aria-label={label} className={styles.ruler} role="img">
      <span>{start}</span>
      <svg aria-hidden="true" height="14" width="100%">
        <line x1="0" x2="100%" y1="7" y2="7" />
        <line className={styles.tick} x1="0" x2="0" y1="3" y2="11" />
        <line className={styles.tick} x1="100%" x2="100%" y1="3" y2="11" />
        <circle cx={at} cy="7" r="4.5" />
      </svg>
      <span>{end}</span>
    </div>
  );
}
