'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import type { Fields } from '@/lib/edits/types';
import { LANGUAGES, languageName } from '@/lib/i18n/locales';
import type { FieldError } from '@/lib/platform/error-codes';
import type { FieldSpec } from '@/lib/platform/fields';
import { ChecksField, ChoiceField, LineField, RadioField, TextField } from './controls';
import { FieldGroup } from './field';
import styles from './field.module.css';
import { CitationsInput, EvidenceInput } from './items';
import { LinksInput, TranslationsInput } from './links';
import { SettingsInput } from './setting-items';
import { SoftwareInput } from './software-field';
import { itemsOf, OTHER_LOCALES, textOf } from './values';
import { useFieldLabel, useFieldName, useOptionText, useWords } from './words';

/** The error at a control, by the control's name. */
export type ErrorOf = (control: string) => FieldError | undefined;

export interface FieldInputProps {
  readonly field: FieldSpec;
  readonly value: unknown;
  readonly write: (value: unknown) => void;
  readonly errorOf: ErrorOf;
  /** The control's name: the path of its value below `changes`. */
  readonly path?: string | undefined;
  /** The field's name stands beside the control already: no question, no hint. */
  readonly quiet?: boolean | undefined;
  /** Whether to offer what only reviewers set. */
  readonly reviewer?: boolean | undefined;
  /** What the text's control takes besides, such as its language. */
  readonly attributes?: Pick<
    ComponentProps<'textarea'>,
    'dir' | 'lang' | 'spellCheck' | 'className'
  >;
  readonly label?: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string | undefined;
}

/** The control of a field, as its description says. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, write } = props;
  switch (field.shape) {
    case 'evidence':
      return <EvidenceInput {...props} />;
    case 'citations':
      return <CitationsInput {...props} />;
    case 'settings':
      return <SettingsInput {...props} />;
    case 'software':
      return <SoftwareInput {...props} />;
    case 'choice':
    case 'choices':
      return <Choices {...props} />;
    case 'flag':
      return <Flag {...props} />;
    case 'byLanguage':
      return <ByLanguage {...props} />;
    case 'links':
      return <LinksInput {...props} />;
    case 'translations':
      return <TranslationsInput {...props} />;
    case 'list':
      return (
        <Text
          {...props}
          hint={props.quiet === true ? <OneEachLine /> : undefined}
          value={itemsOf(value).map(textOf).join('\n')}
          write={(text) => write(String(text).split('\n'))}
        />
      );
    default:
      return <Text {...props} />;
  }
}

/** A line of text in each language but English. */
function ByLanguage(props: FieldInputProps) {
  const { field, value, write, quiet } = props;
  const { name, label, labelHidden, hint, error } = useLabelled(props);
  const locale = useLocale();
  const texts = (value ?? {}) as Fields;
  return (
    <FieldGroup error={error} hint={hint} label={label} labelHidden={labelHidden} name={name}>
      {OTHER_LOCALES.map((code) => (
        <LineField
          dir={LANGUAGES[code].direction}
          error={props.errorOf(`${name}.${code}`)}
          key={code}
          label={languageName(code, locale)}
          lang={code}
          max={quiet === true ? undefined : field.max}
          name={`${name}.${code}`}
          optional
          value={textOf(texts[code])}
          write={(text) => write({ ...texts, [code]: text })}
        />
      ))}
    </FieldGroup>
  );
}

function OneEachLine() {
  return useWords()('fields.oneEachLine');
}

const ltrCode = (chunks: ReactNode) => <code dir="ltr">{chunks}</code>;

/** What the label's side of a field says. */
export function useLabelled({ field, path, quiet, errorOf, label, hint }: FieldInputProps) {
  const t = useTranslations();
  const [labelOf, nameOf] = [useFieldLabel(), useFieldName()];
  const name = path ?? field.name;
  const hints = field.has?.includes('hint') === true && quiet !== true;
  return {
    name,
    label: label ?? (quiet === true && path === undefined ? nameOf(field.name) : labelOf(field)),
    labelHidden: quiet === true && path === undefined,
    hint:
      hint ??
      (hints ? t.rich(`fields.${field.ask}.hint` as never, { code: ltrCode } as never) : undefined),
    error: errorOf(name),
    optional: field.optional === true && quiet !== true,
  };
}

/** How the text of a shape is typed. */
const TYPED = {
  url: {
    'data-mono': true,
    dir: 'ltr',
    inputMode: 'url',
    placeholder: 'https://',
    spellCheck: false,
  },
  port: { 'data-mono': true, dir: 'ltr', inputMode: 'numeric' },
  number: { dir: 'ltr', inputMode: 'numeric' },
  date: { dir: 'ltr', type: 'date' },
} as const;

function Text(props: FieldInputProps) {
  const { field, value, write, quiet, attributes, placeholder } = props;
  const words = useWords();
  const labelled = useLabelled(props);
  const { shape, rows, has } = field;
  const text = textOf(value);
  const example =
    has?.includes('example') === true ? words(`fields.${field.ask}.example`) : undefined;
  const common = {
    ...labelled,
    placeholder: placeholder ?? (quiet === true ? undefined : example),
    value: text,
    write,
    ...(field.mono === true ? { 'data-mono': true, spellCheck: false } : {}),
    ...attributes,
  };
  if (shape in TYPED) return <LineField {...common} {...TYPED[shape as keyof typeof TYPED]} />;
  const max = quiet === true || shape === 'list' ? undefined : field.max;
  if (rows === undefined && shape === 'line') return <LineField {...common} max={max} />;
  return <TextField {...common} max={max} rows={rows ?? 4} />;
}

function Choices(props: FieldInputProps) {
  const { field, value, write, quiet } = props;
  const words = useWords();
  const optionText = useOptionText();
  const labelled = useLabelled(props);
  const options = (field.options ?? []).map((option) => ({
    value: option,
    label: optionText(field, option),
    text:
      field.explained === undefined || option === ''
        ? undefined
        : words(`${field.explained}.${option}`),
  }));
  if (field.shape === 'choices')
    return (
      <ChecksField
        {...labelled}
        options={options}
        value={itemsOf(value).map(String)}
        write={write}
      />
    );
  const chosen = typeof value === 'string' ? value : '';
  if (field.control === 'radio' && quiet !== true)
    return <RadioField {...labelled} options={options} value={chosen} write={write} />;
  const isBlank = !options.some((option) => option.value === '');
  const blank = { value: '', label: optionText(field, ''), text: undefined };
  const explained = options.find((option) => option.value === chosen)?.text ?? labelled.hint;
  const isExplained = field.explained !== undefined && field.control !== 'radio';
  return (
    <ChoiceField
      {...labelled}
      after={isExplained && <p className={styles.hint}>{explained}</p>}
      hint={isExplained ? undefined : labelled.hint}
      optional={labelled.optional && isBlank && field.blank === undefined}
      options={
        isBlank && (field.optional === true || chosen === '') ? [blank, ...options] : options
      }
      value={chosen}
      write={write}
    />
  );
}

/** Yes, no, and where it may be left open not known. */
function Flag(props: FieldInputProps) {
  const { field, value, write } = props;
  const words = useWords();
  const labelled = useLabelled(props);
  const own = field.has?.includes('words') === true;
  const word = (said: boolean) =>
    words(own ? `fields.${field.ask}.${said}` : `fields.values.${said ? 'yes' : 'no'}`);
  const isOpen = field.blank !== undefined || !own;
  return (
    <ChoiceField
      {...labelled}
      optional={labelled.optional && isOpen}
      options={[
        ...(isOpen ? [{ value: '', label: words(`fields.${field.blank ?? 'none'}`) }] : []),
        { value: 'true', label: word(true) },
        { value: 'false', label: word(false) },
      ]}
      value={typeof value === 'boolean' ? String(value) : isOpen ? '' : 'true'}
      write={(text) => write(text === '' ? null : text === 'true')}
    />
  );
}
