'use client';

import { useLocale, useTranslations } from 'next-intl';
import { LANGUAGES, isLocale, languageName } from '@/lib/i18n/locales';
import { FieldGroup } from './field';
import { FieldInput, type FieldInputProps, useLabelled } from './field-input';
import formStyles from './form.module.css';
import styles from './items.module.css';
import { ItemList, ownError } from './items';
import { itemsOf, translationsOf } from './values';

/** Titles with their addresses, one below the other. */
export function LinksInput(props: FieldInputProps) {
  const { field, value, write, errorOf, quiet } = props;
  const t = useTranslations('fields');
  const labelled = useLabelled(props);
  const links = itemsOf(value);
  const items = field.items ?? [];
  return (
    <ItemList
      {...props}
      add={{
        label: t('link.add'),
        item: () => Object.fromEntries(items.map(({ name }) => [name, ''])),
      }}
      error={ownError(labelled.error, field)}
      head={(_, at) => t('link.number', { number: at + 1 })}
      hint={labelled.hint}
      items={links}
      keyOf={(_, at) => String(at)}
      label={labelled.label}
      remove={{
        label: t('link.remove'),
        spoken: (_, at) => t('link.removeNumber', { number: at + 1 }),
      }}
    >
      {(link, at) => (
        <div className={formStyles.row}>
          {items.map((item) => (
            <FieldInput
              errorOf={errorOf}
              field={item}
              key={item.name}
              path={`${field.name}.${at}.${item.name}`}
              quiet={quiet}
              value={link[item.name]}
              write={(changed) =>
                write(
                  links.map((one, index) =>
                    index === at ? { ...one, [item.name]: changed } : one,
                  ),
                )
              }
            />
          ))}
        </div>
      )}
    </ItemList>
  );
}

/** The same words in each language. One that is left empty is not said. */
export function TranslationsInput(props: FieldInputProps) {
  const { field, value, write, errorOf, quiet } = props;
  const locale = useLocale();
  const labelled = useLabelled(props);
  const words = translationsOf(value);
  return (
    <FieldGroup
      error={ownError(labelled.error, field)}
      hint={labelled.hint}
      label={labelled.label}
      labelHidden={quiet}
      name={field.name}
    >
      <ul className={styles.list}>
        {(field.languages ?? []).map((language) => (
          <li key={language}>
            <div className={styles.head}>
              <span>{languageName(language, locale)}</span>
            </div>
            {(field.items ?? []).map((item) => (
              <FieldInput
                attributes={{
                  lang: language,
                  dir: isLocale(language) ? LANGUAGES[language].direction : 'auto',
                }}
                errorOf={errorOf}
                field={item}
                key={item.name}
                path={`${field.name}.${language}.${item.name}`}
                quiet={quiet}
                value={words[language]?.[item.name]}
                write={(changed) =>
                  write({ ...words, [language]: { ...words[language], [item.name]: changed } })
                }
              />
            ))}
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}
