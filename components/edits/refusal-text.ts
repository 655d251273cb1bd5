import { useTranslations } from 'next-intl';
import type { Refusal } from '@/components/forms/refusal';
import { useErrorsLine } from '@/components/forms/words';
import { DENIALS } from '@/lib/edits/policy';

const SAID = [
  ...DENIALS,
  'suspended',
  'handle-needed',
  'needs-second-factor',
  'too-many-comments',
] as const;

/** A policy's reason code in words. */
export function useDenialText(): (reason: string) => string {
  const t = useTranslations('edits');
  return (reason) => {
    const known = SAID.find((one) => one === reason);
    return t(known === undefined ? 'denials.other' : `denials.${known}`);
  };
}

/** Why something was not done, in words: the policy's own where it is the policy, else what happened. */
export function useRefusalText(): (refusal: Refusal) => string {
  const t = useTranslations('edits');
  const denial = useDenialText();
  const errorsLine = useErrorsLine();
  return ({ key, reason, errors, seconds }) => {
    if (key === 'forbidden' && reason !== null) return denial(reason);
    if (reason === 'too-many-open') return t('errors.too-many-open');
    if (key === 'fields') return `${t('errors.fields')} ${errorsLine(errors)}`;
    return t(`errors.${key === 'stale' ? 'changed' : key}`, { seconds });
  };
}
