import { getTranslations } from 'next-intl/server';
import { Chip, Chips } from '@/components/ui/chip';
import { LocaleLink } from '@/components/ui/locale-link';
import { HANDLE_PATH } from '@/lib/auth/routes';
import { isGeneratedHandle } from '@/lib/auth/rules/handle';
import type { Actor } from '@/lib/auth/types';
import { levelName } from '@/lib/levels/levels';
import { limitsOf } from '@/lib/trust/rules/limits';
import type { NextLevel } from '@/lib/trust/rules/next-level';
import { userPath } from '@/lib/users/routes';
import { Section } from './section';
import styles from './section.module.css';

interface StandingSectionProps {
  readonly actor: Actor & { readonly handle: string };
  readonly next: NextLevel | null;
}

/** Who one is here: handle, level, what it allows, and what is missing for the next. */
export async function StandingSection({ actor, next }: StandingSectionProps) {
  const [t, users] = await Promise.all([getTranslations('account'), getTranslations('users')]);
  const limits = limitsOf(actor.trust);
  return (
    <Section id="standing" title={<bdi dir="ltr">{actor.handle}</bdi>}>
      <Chips>
        <Chip tone={actor.established ? 'official' : 'quiet'}>
          {users(`level.${levelName(actor.trust)}`)}
        </Chip>
      </Chips>
      <p className={styles.facts}>
        <LocaleLink href={userPath(actor.handle)}>{t('standing.profile')}</LocaleLink>
        {isGeneratedHandle(actor.handle) && (
          <LocaleLink href={HANDLE_PATH}>{t('standing.choose')}</LocaleLink>
        )}
      </p>
      <p className={styles.text}>
        {t(actor.established ? 'standing.established' : 'standing.notEstablished')}
      </p>
      <p className={styles.text}>
        {limits.votesPerHour === null
          ? t('standing.free')
          : t('standing.limits', {
              open: limits.openEdits ?? 0,
              votes: limits.votesPerHour,
              proposals: limits.proposalsPerHour ?? 0,
            })}
      </p>
      {next !== null && <Missing next={next} />}
    </Section>
  );
}

async function Missing({ next }: { readonly next: NextLevel }) {
  const t = await getTranslations('account');
  const { days, edits } = next.missing;
  const points = [
    edits > 0 && t(`standing.missing.${next.level}Edits`, { count: edits }),
    next.level === 'contributor' &&
      next.missing.ports > 0 &&
      t('standing.missing.ports', { count: next.missing.ports }),
    days > 0 && t('standing.missing.days', { count: days }),
    next.level === 'reviewer' &&
      next.missing.acceptedPercent !== null &&
      t('standing.missing.accepted', { percent: next.missing.acceptedPercent }),
  ].filter((point) => point !== false);
  if (next.level === 'reviewer' && next.eligible)
    return <p className={styles.text}>{t('standing.eligible')}</p>;
  if (points.length === 0) return null;
  return (
    <div>
      <h3>{t(`standing.next.${next.level}`)}</h3>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}
