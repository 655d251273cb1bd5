import { api, type IdempotencyKey } from '@/components/client/api';
import { type Refusal, refusalOf } from '@/components/forms/refusal';
import { actEndpoint, EDITS_API, editEndpoint } from '@/lib/edits/routes';
import type { EditView } from '@/lib/edits/schema';
import type { Fields, Verdict } from '@/lib/edits/types';

/** An edit as somebody saw it: an act is on that. */
export type SeenEdit = Pick<EditView, 'version' | 'plan'>;

/** The same as a verdict sends it. */
export function asSent({ version, plan }: SeenEdit): { version: number; plan?: string } {
  return { version, ...(plan === null ? {} : { plan }) };
}

/**
 * What a verdict or another act is of. A verdict is of what was seen: of the page, or of the fields to put right where
 * those are of an older version; never the version of one and the plan of the other, by which a text could be approved
 * that nobody has read. Any other act is of the edit as it was read last.
 */
export function seenBy(act: Act, page: SeenEdit, view: SeenEdit): SeenEdit {
  return act.do === 'review' && page.version <= view.version ? page : view;
}

/** What somebody does to an edit. */
export type Act =
  | {
      readonly do: 'review';
      readonly verdict: Verdict;
      readonly reason: string;
      readonly changes?: Fields | undefined;
      readonly neverAgain?: boolean;
    }
  | { readonly do: 'answer'; readonly changes: Fields; readonly note: string }
  | { readonly do: 'withdraw' | 'take-over' | 'reopen'; readonly reason: string }
  | { readonly do: 'rebase'; readonly baseRevision: number; readonly resolutions: Fields }
  | { readonly do: 'revert'; readonly note: string };

/** The edit as it is then; a revert answers with the edit that it opened. */
export type ActAnswer =
  | { readonly ok: true; readonly edit: EditView }
  | { readonly ok: false; readonly refusal: Refusal };

interface Sending {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** The call of the API behind an act. Exported for its test. */
export function callOf(id: number, act: Act, seen: SeenEdit | undefined): Sending {
  const version = seen?.version;
  switch (act.do) {
    case 'review': {
      const { verdict, reason, changes, neverAgain } = act;
      return {
        method: 'POST',
        path: actEndpoint(id, 'reviews'),
        body: {
          ...{ verdict, reason },
          ...(seen === undefined ? {} : asSent(seen)),
          ...(changes === undefined ? {} : { changes }),
          ...(neverAgain === true ? { neverAgain } : {}),
        },
      };
    }
    case 'answer':
      return {
        method: 'PUT',
        path: editEndpoint(id),
        body: { changes: act.changes, note: act.note, version },
      };
    case 'rebase':
      return {
        method: 'POST',
        path: actEndpoint(id, 'rebase'),
        body: { baseRevision: act.baseRevision, resolutions: act.resolutions, version },
      };
    case 'revert':
      return {
        method: 'POST',
        path: EDITS_API,
        body: { kind: 'revert', subject: id, note: act.note },
      };
    default:
      return {
        method: 'POST',
        path: actEndpoint(id, act.do),
        body: { ...(act.reason === '' ? {} : { reason: act.reason }), version },
      };
  }
}

/** Sends an act, once however often it is sent with one `idempotent`. */
export async function sendAct(
  id: number,
  act: Act,
  seen: SeenEdit | undefined,
  idempotent: IdempotencyKey,
): Promise<ActAnswer> {
  const { method, path, body } = callOf(id, act, seen);
  const answer = await api<EditView>(method, path, { body, idempotent });
  return answer.ok
    ? { ok: true, edit: answer.value }
    : { ok: false, refusal: refusalOf(answer.problem) };
}

/** Denials that say nothing about who may decide the edit: it waits as before. */
export const NOT_OF_THE_EDIT = ['suspended', 'subject-locked'];
