import type { Shapes } from '@/lib/edits/rules/merge';
import type { Fields, SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { articleSubject } from './article';
import { reportSubject } from './report';
import { serviceSubject } from './service';
import { softwareSubject } from './software';

/** What a subject's writer is told besides the content. */
export interface WriteContext {
  readonly editId: number;
  /** Account of the edit's author. */
  readonly authorId: string;
  readonly now: Date;
}

/** The present state of a subject, its row locked until the transaction ends unless somebody only looks. */
export interface Loaded<Content> {
  readonly content: Content;
  readonly revision: number;
}

/**
 * How one type of subject is kept: its content is what revisions hold and edits change field by
 * field; tables that pages read are written from it, never the other way round.
 */
export interface Subject<Content extends Fields = Fields> {
  readonly type: SubjectType;
  readonly shapes: Shapes;
  /** Proves content that came out of a merge; throws where a merge made something impossible. */
  parse(fields: Fields): Content;
  /** The present state of those that are there, by number; their rows are locked in the order of their numbers. */
  load(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, Loaded<Content>>>;
  create(tx: Tx, content: Content, context: WriteContext): Promise<number>;
  write(
    tx: Tx,
    id: number,
    content: Content,
    revision: number,
    context: WriteContext,
  ): Promise<void>;
  /** Brings everything derived (grades, search entries) up to date after a write. */
  refresh(tx: Tx, id: number, context: WriteContext): Promise<void>;
  /** Cache tags of the pages that show this content. */
  tags(content: Content): string[];
  /** Ports it speaks of, for the log; null where it speaks of none. */
  ports(content: Content): { readonly start: number; readonly end: number } | null;
}

/** What of a subject does not ask where it stands. */
type Placeless = Pick<Subject, 'shapes' | 'parse' | 'load'>;

const SUBJECTS: Readonly<Record<SubjectType, Placeless>> = {
  report: reportSubject,
  software: softwareSubject,
  service: serviceSubject,
  // Where an article stands is no part of its content: any place serves.
  article: articleSubject({ port: 0, locale: 'en' }),
};

/** How the content of a type of subject is loaded, proven and merged. */
export function subjectNamed(type: SubjectType): Placeless {
  return SUBJECTS[type];
}
