import { useTranslations } from 'next-intl';

/** Names the log's actions in the reader's language; one without a word of its own stays as it is written. */
export function useActionName(): (action: string) => string {
  const t = useTranslations('log');
  return (action) => {
    const key = `actions.${action}`;
    return t.has(key) ? t(key) : action;
  };
}
