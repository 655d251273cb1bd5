import { useTranslations } from 'next-intl';
import { DENIALS } from '@/lib/edits/policy';
import type { Refusal } from './act';
import { useFieldName } from './field-diff';

const SAID = [...DENIALS, 'suspended', 'handle-needed'] as const;

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
  const fieldName = useFieldName();
  return (refusal) => {
    if (refusal.key === 'forbidden' && refusal.reason !== null) return denial(refusal.reason);
    if (refusal.key === 'fields') {
      const wrong = refusal.errors.map(
        ({ path, message }) => `${fieldOf(path, fieldName)}: ${message}`,
      );
      return [t('errors.fields'), ...wrong].join(' ');
    }
    return t(`errors.${refusal.key}`, { seconds: refusal.seconds });
  };
}

/** `changes.evidence.2.url` → the name of the field `evidence`. */
function fieldOf(path: string, name: (field: string) => string): string {
  const field =
    path.split('.').find((part) => part !== 'changes' && part !== 'resolutions') ?? path;
  return name(field);
}
