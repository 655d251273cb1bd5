'use client';

import { useTranslations } from 'next-intl';
import { FieldGroup } from '@/components/forms/field';
import { LineField, LinkField } from '@/components/forms/text-fields';
import type { Fault } from '@/components/forms/faults';
import formStyles from '@/components/forms/form.module.css';
import { buttonClass } from '@/components/ui/button-class';
import { ARTICLE_BOUNDS } from '@/lib/articles/content';
import styles from './citations-editor.module.css';
import { type CitationValues, nextCitation } from './values';

interface CitationsEditorProps {
  readonly citations: readonly CitationValues[];
  readonly change: (citations: readonly CitationValues[]) => void;
  readonly faultOf: (name: string) => Fault | undefined;
  readonly today: string;
}

/** The numbered sources of an article. A number stays with its source: the text mentions it. */
export function CitationsEditor({ citations, change, faultOf, today }: CitationsEditorProps) {
  const t = useTranslations('editForms');
  const replace = (at: number, part: Partial<CitationValues>) =>
    change(citations.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const own = faultOf('citations');
  return (
    <FieldGroup
      fault={own?.path === 'citations' ? own : undefined}
      hint={t('article.citations.hint')}
      legend={t('article.citations.label')}
      name="citations"
    >
      <input name="citationCount" type="hidden" value={citations.length} />
      <ol className={styles.list}>
        {citations.map((citation, index) => (
          <li key={citation.id}>
            <input name={`citations.${index}.id`} type="hidden" value={citation.id} />
            <span className={styles.number} dir="ltr">
              [^{citation.id}]
            </span>
            <CitationFields
              change={(part) => replace(index, part)}
              citation={citation}
              faultOf={faultOf}
              index={index}
            />
            <button
              aria-label={t('article.citations.removeNumber', { number: citation.id })}
              className={`${formStyles.textButton} needs-script`}
              onClick={() => change(citations.filter((_, at) => at !== index))}
              type="button"
            >
              {t('article.citations.remove')}
            </button>
          </li>
        ))}
      </ol>
      {citations.length < ARTICLE_BOUNDS.citations && (
        <p className="needs-script">
          <button
            className={buttonClass()}
            onClick={() => change([...citations, nextCitation(citations, today)])}
            type="button"
          >
            {t('article.citations.add')}
          </button>
        </p>
      )}
    </FieldGroup>
  );
}

interface CitationFieldsProps {
  readonly index: number;
  readonly citation: CitationValues;
  readonly change: (part: Partial<CitationValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

function CitationFields({ index, citation, change, faultOf }: CitationFieldsProps) {
  const t = useTranslations('editForms');
  const at = (name: string) => `citations.${index}.${name}`;
  const fault = (name: string) => faultOf(at(name));
  return (
    <div className={styles.fields}>
      <LineField
        fault={fault('title')}
        label={t('article.citations.title')}
        name={at('title')}
        value={citation.title}
        write={(value) => change({ title: value })}
      />
      <LinkField
        fault={fault('url')}
        label={t('article.citations.url')}
        name={at('url')}
        value={citation.url}
        write={(value) => change({ url: value })}
      />
      <LineField
        fault={fault('publisher')}
        label={t('article.citations.publisher')}
        name={at('publisher')}
        optional
        value={citation.publisher}
        write={(value) => change({ publisher: value })}
      />
      <LineField
        fault={fault('checked')}
        label={t('article.citations.checked')}
        name={at('checked')}
        dir="ltr"
        type="date"
        value={citation.checked}
        write={(value) => change({ checked: value })}
      />
    </div>
  );
}
