import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { portPath } from '@/lib/ports/routes';
import { publishFlags } from '@/lib/collisions/rules/line';
import type { Move, MoveSetting } from '@/lib/collisions/types';
import { needsKey } from '@/lib/reports/rules/settings';
import { softwarePath } from '@/lib/software/routes';
import styles from './collisions.module.css';

/** One change: from which port to which, and each way to set it. */
export async function MoveItem({ move }: { readonly move: Move }) {
  const t = await getTranslations('collisions');
  const { software, start, end, to, settings } = move;
  if (to === null)
    return (
      <li>
        <b>{t('moves.full', { name: software.name, from: spanText(start, end) })}</b>
      </li>
    );
  return (
    <li>
      <span className={styles.move}>
        <LocaleLink href={softwarePath(software.slug)}>
          <bdi>{software.name}</bdi>
        </LocaleLink>{' '}
        <bdi className="mono" dir="ltr">
          <LocaleLink href={portPath(start)}>{spanText(start, end)}</LocaleLink> →{' '}
          <LocaleLink href={portPath(to)}>{spanText(to, to + end - start)}</LocaleLink>
        </bdi>
      </span>
      <ul className={styles.ways}>
        {settings.map((setting) => (
          <Way key={setting.example} port={to} setting={setting} />
        ))}
        {settings.length === 0 && (
          <li>
            <span>
              {move.role === 'official'
                ? t('moves.notKnown')
                : t.rich('moves.noSetting', {
                    link: (chunks) => (
                      <LocaleLink href={softwarePath(software.slug)}>{chunks}</LocaleLink>
                    ),
                  })}
            </span>
          </li>
        )}
        <li>
          <span>{t('moves.container')}</span>
          {publishFlags(move).map((line) => (
            <span className={styles.line} key={line}>
              <code dir="ltr">{line}</code>
            </span>
          ))}
        </li>
      </ul>
    </li>
  );
}

function spanText(start: number, end: number): string {
  return start === end ? String(start) : `${start}–${end}`;
}

async function Way({ setting, port }: { readonly setting: MoveSetting; readonly port: number }) {
  const [t, practice] = await Promise.all([
    getTranslations('collisions'),
    getTranslations('practice'),
  ]);
  const { kind, key, example, line } = setting;
  return (
    <li>
      <span>
        {t('moves.setting')}: {practice(`settings.kinds.${kind}`)}
        {needsKey(setting) && (
          <>
            {' '}
            <bdi className="mono" dir="ltr">
              {key}
            </bdi>
          </>
        )}
      </span>
      <span className={styles.line}>
        <code dir="ltr">{line ?? example}</code>
      </span>
      {line === null && <span>{t('moves.example', { port: String(port) })}</span>}
    </li>
  );
}
