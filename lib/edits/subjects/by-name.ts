import type { SubjectType } from '@/lib/edits/types';
import { articleSubject } from './article';
import { reportSubject } from './report';
import { softwareSubject } from './software';
import type { Subject } from './subject';

const SUBJECTS: Readonly<Record<SubjectType, Pick<Subject, 'shapes' | 'parse'>>> = {
  report: reportSubject,
  software: softwareSubject,
  // Where an article stands is no part of its content: any place serves.
  article: articleSubject({ port: 0, locale: 'en' }),
};

/** How the content of a type of subject is proven and merged. */
export function subjectNamed(type: SubjectType): Pick<Subject, 'shapes' | 'parse'> {
  return SUBJECTS[type];
}
