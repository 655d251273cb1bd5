'use client';

import { useTranslations } from 'next-intl';
import { EditFrame } from '@/components/forms/edit-frame';
import { ChoiceField, LineField, LinkField, TextField } from '@/components/forms/text-fields';
import type { Fault } from '@/components/forms/faults';
import type { FormWiring } from '@/components/forms/form-action';
import formStyles from '@/components/forms/form.module.css';
import { useEdit } from '@/components/forms/use-edit';
import type { EditableSoftware } from '@/lib/software/queries/content';
import { softwareEditPath } from '@/lib/software/routes';
import { SOFTWARE_BOUNDS, type SoftwareContent } from '@/lib/software/types';
import {
  checkSoftwareEdit,
  rebaseSoftware,
  SOFTWARE_LISTS,
  SOFTWARE_SHAPES,
  softwareFieldOfFault,
  softwareValues,
  type SoftwareValues,
} from './values';

interface EditSoftwareProps extends FormWiring<SoftwareValues> {
  readonly software: EditableSoftware;
}

/** Changes to what a piece of software is called and where it lives. */
export function EditSoftware({ software, onceKey, action, posted }: EditSoftwareProps) {
  const t = useTranslations('editForms');
  const { slug, content } = software;
  const editing = useEdit<SoftwareValues>({
    draftName: `software:${slug}`,
    initial: softwareValues(content),
    revision: software.revision,
    posted,
    shapes: SOFTWARE_SHAPES,
    rebase: rebaseSoftware,
    check: (values, before) => checkSoftwareEdit(slug, values, before),
    withContent: (values, fields) => {
      const changed = softwareValues({ ...content, ...(fields as Partial<SoftwareContent>) });
      return {
        ...values,
        ...Object.fromEntries(
          Object.keys(fields).map((name) => [name, changed[name as keyof SoftwareValues]]),
        ),
      };
    },
  });
  const { values, change } = editing.draft;
  return (
    <EditFrame<SoftwareValues>
      disagreement={(field, theirs, mine) => {
        const name = field as keyof SoftwareValues;
        return { theirs: theirs[name], mine: mine[name] };
      }}
      editing={editing}
      labelOf={(name) => t(`software.${name as 'name'}.label`)}
      nameOf={softwareFieldOfFault}
      noteHint={t('note.hint')}
      onceKey={onceKey}
      path={softwareEditPath(slug)}
      post={action}
      submitLabel={t('submit')}
    >
      {(faultOf) => <Fields change={change} faultOf={faultOf} values={values} />}
    </EditFrame>
  );
}

interface FieldsProps {
  readonly values: SoftwareValues;
  readonly change: (part: Partial<SoftwareValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

const ARTICLES = ['', 'a', 'an', 'the'] as const;

function Fields({ values, change, faultOf }: FieldsProps) {
  const t = useTranslations('editForms');
  return (
    <>
      <LineField
        fault={faultOf('name')}
        label={t('software.name.label')}
        name="name"
        value={values.name}
        write={(value) => change({ name: value })}
      />
      <div className={formStyles.row}>
        <LineField
          fault={faultOf('tagline')}
          hint={t('software.tagline.hint')}
          label={t('software.tagline.label')}
          name="tagline"
          optional
          max={SOFTWARE_BOUNDS.tagline}
          value={values.tagline}
          write={(value) => change({ tagline: value })}
        />
        <ChoiceField
          fault={faultOf('article')}
          hint={t('software.article.hint')}
          label={t('software.article.label')}
          name="article"
          options={ARTICLES.map((value) => ({
            value,
            label: value === '' ? t('software.article.none') : value,
          }))}
          value={values.article}
          write={(value) => change({ article: value })}
        />
      </div>
      <LinkField
        fault={faultOf('homepage')}
        label={t('software.homepage.label')}
        name="homepage"
        optional
        value={values.homepage}
        write={(value) => change({ homepage: value })}
      />
      {SOFTWARE_LISTS.map((name) => (
        <TextField
          fault={faultOf(name)}
          hint={t(`software.${name}.hint`)}
          key={name}
          label={t(`software.${name}.label`)}
          name={name}
          optional
          data-mono={name === 'aliases' ? undefined : true}
          dir={name === 'aliases' ? 'auto' : 'ltr'}
          rows={2}
          value={values[name]}
          write={(value) => change({ [name]: value })}
        />
      ))}
    </>
  );
}
