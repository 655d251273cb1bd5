import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LocaleLink } from '@/components/ui/locale-link';
import type { ReleaseTale, ToldPorts } from '@/lib/iana/rules/release-tale';
import { portPath, servicePath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import styles from './release-tale.module.css';

/** Ports that a sentence names; how many more there are it says in a number. */
const NAMED = 8;

/** What a release did to ports, in sentences. */
export async function ReleaseTaleText({ tale }: { readonly tale: ReleaseTale | undefined }) {
  const t = await getTranslations('registry');
  const { assigned = [], takenBack = [], passedOn = [], official = [] } = tale ?? {};
  const nothing = [assigned, takenBack, passedOn, official].every((list) => list.length === 0);
  if (nothing) return <p className={styles.tale}>{t('tale.nothing')}</p>;
  const values = (
    list: readonly ToldPorts[],
    name: (told: ToldPorts, at: number) => ReactNode,
  ) => ({
    count: countPorts(list),
    more: countPorts(list.slice(NAMED)),
    list: () => <PortNames list={list.slice(0, NAMED)} name={name} />,
  });
  const service = ({ names }: ToldPorts) =>
    names.map((name, at) => (
      <span key={name}>
        {at > 0 && ', '}
        <LocaleLink href={servicePath(name)}>{name}</LocaleLink>
      </span>
    ));
  return (
    <ul className={styles.tale}>
      {assigned.length > 0 && <li>{t.rich('tale.assigned', values(assigned, service))}</li>}
      {takenBack.length > 0 && (
        <li>
          {t.rich(
            'tale.takenBack',
            values(takenBack, ({ names }) => names.join(', ')),
          )}
        </li>
      )}
      {passedOn.length > 0 && <li>{t.rich('tale.passedOn', values(passedOn, service))}</li>}
      {official.length > 0 && (
        <li>
          {t.rich(
            'tale.official',
            values(official, ({ names }, at) => (
              <LocaleLink href={softwarePath(official[at]?.slug ?? '')}>
                {names.join('')}
              </LocaleLink>
            )),
          )}
        </li>
      )}
    </ul>
  );
}

function countPorts(list: readonly ToldPorts[]): number {
  return list.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

interface PortNamesProps {
  readonly list: readonly ToldPorts[];
  readonly name: (told: ToldPorts, at: number) => ReactNode;
}

/** `4480 (agtp), 6610 (b)`, each a link. */
function PortNames({ list, name }: PortNamesProps) {
  return list.map((told, at) => (
    <span key={told.start}>
      {at > 0 && ', '}
      <bdi className={styles.port} dir="ltr">
        <LocaleLink href={portPath(told.start)}>
          {told.start === told.end ? told.start : `${told.start}–${told.end}`}
        </LocaleLink>
      </bdi>{' '}
      (<bdi dir="ltr">{name(told, at)}</bdi>)
    </span>
  ));
}
