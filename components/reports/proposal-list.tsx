import { useTranslations } from 'next-intl';
import { kindKey } from '@/lib/edits/kind-key';
import { LocaleLink } from '@/components/ui/locale-link';
import type { KnownEdit } from '@/lib/edits/known';
import { editPath, EDITS_PATH } from '@/lib/edits/routes';
import { withQuery } from '@/lib/platform/address';
import styles from './proposal-list.module.css';

interface ProposalListProps {
  readonly port: number;
  /** Newest first. */
  readonly proposals: readonly KnownEdit[];
}

/** As many as are read; a list of the rest is one click away. */
const SHOWN = 5;

/** What is proposed about the port's reports and nobody has accepted yet: told apart from what is. */
export function ProposalList({ port, proposals }: ProposalListProps) {
  const t = useTranslations('practice');
  const edits = useTranslations('edits');
  if (proposals.length === 0) return null;
  return (
    <section aria-labelledby="proposals" className={styles.box}>
      <h3 id="proposals">{t('proposals.title')}</h3>
      <ul>
        {proposals.slice(0, SHOWN).map(({ id, kind, state, software }) => (
          <li className="dotted" key={id}>
            <LocaleLink href={editPath(id)} rel="nofollow">
              {software === null ? edits('number', { id: String(id) }) : <bdi>{software}</bdi>}
            </LocaleLink>
            <span>{edits(`kinds.${kindKey(kind)}`)}</span>
            {state !== 'open' && <span>{edits(`states.${state}`)}</span>}
          </li>
        ))}
      </ul>
      {proposals.length > SHOWN && (
        <p>
          <LocaleLink href={withQuery(EDITS_PATH, { port })} rel="nofollow">
            {t('proposals.all')}
          </LocaleLink>
        </p>
      )}
    </section>
  );
}
