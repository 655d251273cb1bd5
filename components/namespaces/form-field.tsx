import { useTranslations } from 'next-intl';
import { Message } from '@/components/auth/message';
import { useErrorText } from '@/components/forms/words';
import { type NamespaceAnswer, NAMESPACE_PROBLEMS } from '@/lib/namespaces/form-notes';
import { NAMESPACE_DENIALS } from '@/lib/namespaces/policy';

interface FormFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly answer: NamespaceAnswer | null;
  readonly max?: number;
  /** What is written from left to right in every language: addresses, ports. */
  readonly code?: boolean;
  readonly optional?: boolean;
  /** Several lines. */
  readonly prose?: boolean;
}

/** One field with its label, a hint, what was typed and what is wrong with it. */
export function FormField({ name, label, hint, answer, max, ...how }: FormFieldProps) {
  const textOf = useErrorText();
  const error = answer?.errors.find(({ path }) => path.split('.')[0] === name);
  const id = `namespace-${name}`;
  const props = {
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
    'aria-invalid': error !== undefined,
    defaultValue: answer?.typed[name] ?? '',
    dir: how.code === true ? 'ltr' : 'auto',
    maxLength: max,
    name,
    required: how.optional !== true,
  };
  return (
    <div>
      <label>
        {label}
        {hint !== undefined && <small>{hint}</small>}
        {how.prose === true ? <textarea rows={3} {...props} /> : <input type="text" {...props} />}
      </label>
      {error !== undefined && (
        <Message id={`${id}-error`} tone="failed">
          {textOf(error)}
        </Message>
      )}
    </div>
  );
}

/** Why a form was refused although its fields are right. */
export function FormRefusal({ answer }: { readonly answer: NamespaceAnswer | null }) {
  const reasonOf = useReasonText();
  if (answer?.reason == null) return null;
  return <Message tone="failed">{reasonOf(answer.reason)}</Message>;
}

/** A refusal of the rules, or of the state of things, in the reader's language. */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations('namespaces');
  return (reason) => {
    const denial = NAMESPACE_DENIALS.find((one) => one === reason);
    if (denial !== undefined) return t(`denied.${denial}`);
    return t(`problems.${NAMESPACE_PROBLEMS.find((one) => one === reason) ?? 'gone'}`);
  };
}
