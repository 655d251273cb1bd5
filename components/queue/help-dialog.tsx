'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { CloseModal, Modal } from '@/components/ui/modal';
import styles from './help-dialog.module.css';

interface HelpDialogProps {
  readonly keysOn: boolean;
  readonly setKeysOn: (on: boolean) => void;
  readonly close: () => void;
}

const KEYS = [
  { name: 'judge', keys: ['A', 'C', 'R'] },
  { name: 'improve', keys: ['I'] },
  { name: 'undo', keys: ['Z'] },
  { name: 'comment', keys: ['M'] },
  { name: 'source', keys: ['O'] },
  { name: 'nextSource', keys: ['N'] },
  { name: 'tick', keys: ['P'] },
  { name: 'group', keys: ['G'] },
  { name: 'choose', keys: ['X', 'T'] },
  { name: 'skip', keys: ['S'] },
  { name: 'step', keys: ['J', 'K'] },
  { name: 'reason', keys: ['1', '…', '9'] },
  { name: 'send', keys: ['Ctrl ↵'] },
  { name: 'cancel', keys: ['Esc'] },
  { name: 'help', keys: ['?'] },
] as const;

/** The keys, and the way to turn them off. */
export function HelpDialog({ keysOn, setKeysOn, close }: HelpDialogProps) {
  const t = useTranslations('queue');
  return (
    <Modal className={styles.dialog} labelledBy="queue-keys" onClose={close}>
      <h2 id="queue-keys">{t('help.title')}</h2>
      <dl className={styles.keys}>
        {KEYS.map(({ name, keys }) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd dir="ltr" key={key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(`help.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.foot}>
        <label>
          <input
            checked={keysOn}
            onChange={({ target }) => setKeysOn(target.checked)}
            type="checkbox"
          />
          {t('help.enabled')}
        </label>
        <CloseModal className={buttonClass('primary')}>{t('help.close')}</CloseModal>
      </div>
    </Modal>
  );
}
