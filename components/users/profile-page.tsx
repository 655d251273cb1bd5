import { getTranslations } from 'next-intl/server';
import { PageHead, Section } from '@/components/browse/page-head';
import { FlagButton } from '@/components/flags/flag-button';
import { Chip, Chips } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { kindKey } from '@/lib/edits/kind-key';
import { editPath } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { isLocale, languageName, localePath } from '@/lib/i18n/locales';
import { portPath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import { ESTABLISHED_FROM, levelName } from '@/lib/levels/levels';
import { moderatePath } from '@/lib/users/routes';
import type { Profile, ProfileEdit } from '@/lib/users/queries';
import { ModerateLink } from './moderate-link';
import styles from './profile-page.module.css';

/** What everybody may see of a member. */
export async function ProfilePage({ profile }: { readonly profile: Profile }) {
  const t = await getTranslations('users');
  const { handle, level, applied, reviews, edits } = profile;
  return (
    <div className="wrap">
      <PageHead lead={<Standing profile={profile} />} title={<bdi dir="ltr">{handle}</bdi>} />
      {!profile.system && !profile.closed && (
        <Chips>
          <Chip tone={level >= ESTABLISHED_FROM ? 'official' : 'quiet'}>
            {t(`level.${levelName(level)}`)}
          </Chip>
          {profile.suspended && <Chip tone="community">{t('suspended')}</Chip>}
        </Chips>
      )}
      <Section aside={t('count', { applied, reviews })} id="edits" title={t('edits')}>
        {edits.length === 0 ? (
          <p className={styles.quiet}>{t('none')}</p>
        ) : (
          <ul className={styles.edits}>
            {edits.map((edit) => (
              <EditLine edit={edit} key={edit.id} />
            ))}
          </ul>
        )}
        {applied > edits.length && (
          <p className={styles.quiet}>{t('newest', { count: edits.length })}</p>
        )}
      </Section>
      <p className={styles.quiet}>{t('votes')}</p>
      {!profile.system && !profile.closed && <Ways handle={handle} />}
    </div>
  );
}

/** A word to the moderators, and for them the way to act. */
async function Ways({ handle }: { readonly handle: string }) {
  const [edits, queue, locale] = await Promise.all([
    getTranslations('edits'),
    getTranslations('queue'),
    currentLocale(),
  ]);
  return (
    <p className={styles.ways}>
      <FlagButton
        label={edits('flag.button')}
        locale={locale}
        subject={{ type: 'user', id: handle }}
      />
      <ModerateLink
        href={localePath(locale, moderatePath(handle))}
        label={queue('moderate.link')}
      />
    </p>
  );
}

async function Standing({ profile }: { readonly profile: Profile }) {
  const t = await getTranslations('users');
  if (profile.system) return t('system');
  if (profile.closed) return t('closed');
  return t.rich('since', { month: () => <Day date={profile.memberSince} /> });
}

async function EditLine({ edit }: { readonly edit: ProfileEdit }) {
  const [t, reader] = await Promise.all([getTranslations('edits'), currentLocale()]);
  const { id, kind, day, ports, software, locale } = edit;
  return (
    <li>
      <span className={styles.day}>
        <Day date={day} />
      </span>
      <LocaleLink href={editPath(id)}>
        {t(`kinds.${kindKey(kind)}`)}
        {isLocale(locale) && <span className={styles.quiet}> {languageName(locale, reader)}</span>}
      </LocaleLink>
      {ports !== null && (
        <LocaleLink className={styles.port} dir="ltr" href={portPath(ports.start)}>
          {ports.start === ports.end ? ports.start : `${ports.start}–${ports.end}`}
        </LocaleLink>
      )}
      {software !== null && (
        <LocaleLink href={softwarePath(software.slug)}>
          <bdi>{software.name}</bdi>
        </LocaleLink>
      )}
    </li>
  );
}
