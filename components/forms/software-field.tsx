'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type Suggestion, useSuggestions } from '@/components/reports/form/use-suggestions';
import { NEW_ENTRY_FIELDS } from '@/lib/software/fields';
import { softwareNameKey, SOFTWARE_BOUNDS } from '@/lib/software/types';
import { Field } from './field';
import { FieldInput, type FieldInputProps, useLabelled } from './field-input';
import { spansText } from '@/lib/search/rules/port-token';
import styles from './software-field.module.css';
import { type SoftwareValue, softwareValue } from './values';

/** Which software: an entry that exists, found while typing, or a new one (ARIA APG, "Combobox"). */
export function SoftwareInput(props: FieldInputProps) {
  const { field, value, write, errorOf } = props;
  const t = useTranslations('fields');
  const labelled = useLabelled(props);
  const software = softwareValue(value);
  const { slug, name } = software;
  const change = (part: Partial<SoftwareValue>) => {
    // What the entry brings along besides, such as other names, stays with it.
    write({ ...(typeof value === 'object' ? value : {}), ...software, ...part });
  };
  const path = `${field.name}.name`;
  // Whether an entry has the name is shown while it is typed, not when the field is left: what lies below would
  // move under the pointer that leaves it, and the click would be lost.
  const { items } = useSuggestions(slug === '' ? name.trim() : '');
  const known = slug !== '' || sameName(items, name) !== undefined;
  const isNew = name.trim() !== '' && !known;
  return (
    <>
      <Field
        after={known && <span className={styles.known}>{t('entry.known')}</span>}
        error={errorOf(path)}
        hint={labelled.hint}
        label={labelled.label}
        labelHidden={labelled.labelHidden}
        name={path}
      >
        {(control) => <Combobox change={change} control={control} software={software} />}
      </Field>
      <input name={`${field.name}.slug`} type="hidden" value={slug} />
      <input name={`${field.name}.was`} type="hidden" value={slug === '' ? '' : name} />
      {isNew && (
        <NewEntry change={change} errorOf={errorOf} path={field.name} software={software} />
      )}
    </>
  );
}

function sameName(items: readonly Suggestion[], name: string): Suggestion | undefined {
  return items.find((item) => softwareNameKey(item.name) === softwareNameKey(name.trim()));
}

interface ComboboxProps {
  readonly software: SoftwareValue;
  readonly change: (part: Partial<SoftwareValue>) => void;
  readonly control: { readonly id: string; readonly name: string };
}

function Combobox({ software, change, control }: ComboboxProps) {
  const t = useTranslations('fields');
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const { name, slug } = software;
  const typed = name.trim();
  const { items } = useSuggestions(slug === '' ? typed : '');
  const same = sameName(items, typed);
  const offersNew = typed !== '' && slug === '' && same === undefined;
  const count = items.length + (offersNew ? 1 : 0);
  const shown = open && count > 0 && slug === '';

  const choose = (at: number) => {
    const item = items[at];
    if (item !== undefined) change({ name: item.name, slug: item.slug, homepage: '', tagline: '' });
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      // Also while the names are still being looked up: the list then stays away when they come.
      if (shown) event.preventDefault();
      setOpen(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((now) => (now < 0 && step < 0 ? count - 1 : (now + step + count) % count));
    } else if (event.key === 'Enter' && shown && active >= 0) {
      event.preventDefault();
      choose(active);
    }
  };
  // Leaving the field with a name that an entry has means that entry, as it does on the server.
  const onBlur = () => {
    setOpen(false);
    if (slug === '' && same !== undefined) change({ name: same.name, slug: same.slug });
  };
  return (
    <div className={styles.combobox}>
      <input
        {...control}
        aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-expanded={shown}
        autoComplete="off"
        dir="auto"
        maxLength={SOFTWARE_BOUNDS.name * 2}
        onBlur={onBlur}
        onChange={({ target }) => {
          change({ name: target.value, slug: '' });
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        placeholder={t('entry.name.example')}
        ref={input}
        role="combobox"
        spellCheck={false}
        value={name}
      />
      <ul
        className={shown ? styles.list : styles.closed}
        hidden={!shown}
        id={listId}
        role="listbox"
        aria-label={t('entry.suggestions')}
      >
        {items.map((item, index) => (
          <Option
            active={active === index}
            id={`${listId}-${index}`}
            key={item.slug}
            onChoose={() => choose(index)}
          >
            <SuggestionText item={item} />
          </Option>
        ))}
        {offersNew && (
          <Option
            active={active === items.length}
            id={`${listId}-${items.length}`}
            onChoose={() => choose(items.length)}
          >
            <span className={styles.new}>
              {t.rich('entry.new', { name: () => <bdi>{typed}</bdi> })}
            </span>
          </Option>
        )}
      </ul>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Option({ id, active, onChoose, children }: OptionProps) {
  return (
    <li
      aria-selected={active}
      className={styles.option}
      id={id}
      onMouseDown={(event) => {
        // Before the field loses the focus and closes the list.
        event.preventDefault();
        onChoose();
      }}
      role="option"
    >
      {children}
    </li>
  );
}

const SPANS_SHOWN = 4;

function SuggestionText({ item }: { readonly item: Suggestion }) {
  return (
    <>
      <bdi className={styles.name}>{item.name}</bdi>
      <bdi className={styles.about} lang="en">
        {item.about}
      </bdi>
      <bdi className={styles.ports} dir="ltr">
        {spansText(item.spans, SPANS_SHOWN)}
      </bdi>
    </>
  );
}

interface NewEntryProps extends Pick<ComboboxProps, 'software' | 'change'> {
  readonly errorOf: FieldInputProps['errorOf'];
  readonly path: string;
}

/** What may be said of software that has no entry yet. */
function NewEntry({ software, change, errorOf, path }: NewEntryProps) {
  const t = useTranslations('fields');
  return (
    <div className={styles.entry}>
      <p>{t.rich('entry.becomes', { name: () => <bdi>{software.name.trim()}</bdi> })}</p>
      <div className={styles.pair}>
        {NEW_ENTRY_FIELDS.map((field) => (
          <FieldInput
            errorOf={errorOf}
            field={field}
            key={field.name}
            path={`${path}.${field.name}`}
            value={software[field.name as 'homepage']}
            write={(value) => change({ [field.name]: value })}
          />
        ))}
      </div>
    </div>
  );
}
