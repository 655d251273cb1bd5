'use client';

import { useTranslations } from 'next-intl';
import { FieldInput, type FieldInputProps, useLabelled } from './field-input';
import formStyles from './form.module.css';
import { ItemList, ownError } from './items';
import { BLANK_SETTING, type ItemValue, itemsOf } from './values';

/** The settings that change a report's port. The first is asked for at once, and may stay empty. */
export function SettingsInput(props: FieldInputProps) {
  const { field, value, write, errorOf, quiet } = props;
  const t = useTranslations('fields');
  const labelled = useLabelled(props);
  const said = itemsOf(value);
  const settings = said.length === 0 ? [BLANK_SETTING] : said;
  const change = (at: number, changed: ItemValue) =>
    write(settings.map((one, index) => (index === at ? changed : one)));
  return (
    <ItemList
      {...props}
      add={{ label: t('setting.add'), item: () => BLANK_SETTING }}
      error={ownError(labelled.error, field)}
      head={(_, at) => t('setting.number', { number: at + 1 })}
      hint={labelled.hint}
      items={settings}
      keyOf={(_, at) => String(at)}
      label={labelled.label}
      remove={
        said.length === 0
          ? null
          : {
              label: t('setting.remove'),
              spoken: (item) => t('setting.removeNamed', { key: String(item.key) }),
            }
      }
    >
      {(setting, at) => (
        <div className={formStyles.row}>
          {(field.items ?? []).map((item) => (
            <FieldInput
              errorOf={errorOf}
              field={item}
              key={item.name}
              path={`${field.name}.${at}.${item.name}`}
              quiet={quiet}
              value={setting[item.name]}
              write={(changed) => change(at, { ...setting, [item.name]: changed })}
            />
          ))}
        </div>
      )}
    </ItemList>
  );
}
