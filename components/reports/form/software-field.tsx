'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Field } from '@/components/forms/field';
import { LineField, LinkField } from '@/components/forms/text-fields';
import type { Fault } from '@/components/forms/faults';
import { softwareNameKey, SOFTWARE_BOUNDS } from '@/lib/software/types';
import styles from './software-field.module.css';
import { type Suggestion, useSuggestions } from './use-suggestions';
import type { ReportValues } from './values';

interface SoftwareFieldProps {
  readonly values: Pick<ReportValues, 'softwareName' | 'softwareSlug' | 'homepage' | 'tagline'>;
  readonly change: (part: Partial<ReportValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

/** Which software: an entry that exists, found while typing, or a new one (ARIA APG, "Combobox"). */
export function SoftwareField({ values, change, faultOf }: SoftwareFieldProps) {
  const t = useTranslations('reportForm');
  const { softwareName, softwareSlug } = values;
  const typed = softwareName.trim();
  return (
    <>
      <Field
        after={softwareSlug !== '' && <span className={styles.known}>{t('software.known')}</span>}
        fault={faultOf('softwareName')}
        hint={t('software.hint')}
        label={t('software.label')}
        name="softwareName"
      >
        {(control) => <Combobox change={change} control={control} values={values} />}
      </Field>
      <input name="softwareSlug" type="hidden" value={softwareSlug} />
      <input name="softwareWas" type="hidden" value={softwareSlug === '' ? '' : softwareName} />
      {typed !== '' && softwareSlug === '' && (
        <NewEntry change={change} faultOf={faultOf} values={values} />
      )}
    </>
  );
}

interface ComboboxProps extends Pick<SoftwareFieldProps, 'values' | 'change'> {
  readonly control: { readonly id: string; readonly name: string };
}

function Combobox({ values, change, control }: ComboboxProps) {
  const t = useTranslations('reportForm');
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const { softwareName, softwareSlug } = values;
  const typed = softwareName.trim();
  const { items } = useSuggestions(softwareSlug === '' ? typed : '');
  const same = items.find(({ name }) => softwareNameKey(name) === softwareNameKey(typed));
  const offersNew = typed !== '' && softwareSlug === '' && same === undefined;
  const count = items.length + (offersNew ? 1 : 0);
  const shown = open && count > 0 && softwareSlug === '';

  const choose = (at: number) => {
    const item = items[at];
    if (item !== undefined)
      change({ softwareName: item.name, softwareSlug: item.slug, homepage: '', tagline: '' });
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) {
      event.preventDefault();
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
    if (softwareSlug === '' && same !== undefined)
      change({ softwareName: same.name, softwareSlug: same.slug });
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
          change({ softwareName: target.value, softwareSlug: '' });
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        placeholder={t('software.placeholder')}
        ref={input}
        role="combobox"
        spellCheck={false}
        value={softwareName}
      />
      <ul
        className={shown ? styles.list : styles.closed}
        hidden={!shown}
        id={listId}
        role="listbox"
        aria-label={t('software.suggestions')}
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
              {t.rich('software.new', { name: () => <bdi>{typed}</bdi> })}
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

const PORTS_SHOWN = 4;

function SuggestionText({ item }: { readonly item: Suggestion }) {
  const locale = useLocale();
  const ports = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(
    item.ports.slice(0, PORTS_SHOWN).map(String),
  );
  return (
    <>
      <bdi className={styles.name}>{item.name}</bdi>
      <bdi className={styles.about} lang="en">
        {item.about}
      </bdi>
      <bdi className={styles.ports} dir="ltr">
        {ports}
        {item.ports.length > PORTS_SHOWN && ' …'}
      </bdi>
    </>
  );
}

/** What may be said of software that has no entry yet. */
function NewEntry({ values, change, faultOf }: SoftwareFieldProps) {
  const t = useTranslations('reportForm');
  return (
    <div className={styles.entry}>
      <p>{t.rich('software.becomes', { name: () => <bdi>{values.softwareName.trim()}</bdi> })}</p>
      <div className={styles.pair}>
        <LinkField
          fault={faultOf('homepage')}
          label={t('software.homepage')}
          name="homepage"
          optional
          value={values.homepage}
          write={(value) => change({ homepage: value })}
        />
        <LineField
          fault={faultOf('tagline')}
          label={t('software.tagline')}
          name="tagline"
          optional
          max={SOFTWARE_BOUNDS.tagline}
          placeholder={t('software.taglineExample')}
          value={values.tagline}
          write={(value) => change({ tagline: value })}
        />
      </div>
    </div>
  );
}
