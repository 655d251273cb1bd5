import { z } from 'zod';
import {
  decideNamespaceBodySchema,
  memberBodySchema,
  namespaceBodySchema,
  namespaceBriefSchema,
  namespaceListQuery,
  namespaceReasonSchema,
  namespaceSchema,
  namespaceSlugSchema,
  reservationBodySchema,
  reservationListQuery,
  reservationSchema,
} from '@/lib/namespaces/schema';
import { listOf } from '@/lib/platform/list-query';

const slugParams = z.object({ slug: namespaceSlugSchema });
const idParams = z.object({ id: z.number().int() });

export const NAMESPACE_SCHEMAS = {
  Namespace: namespaceSchema,
  NamespaceBrief: namespaceBriefSchema,
  Reservation: reservationSchema,
} as const;

/** The calls about namespaces and reservations, for the registry of the API (`lib/api/registry.ts`). */
export const NAMESPACE_OPERATIONS = [
  {
    id: 'listNamespaces',
    method: 'get',
    path: '/namespaces',
    query: namespaceListQuery,
    answer: listOf(namespaceBriefSchema),
  },
  {
    id: 'askForNamespace',
    method: 'post',
    path: '/namespaces',
    body: namespaceBodySchema,
    answer: namespaceSchema,
    status: 201,
    signedIn: true,
    errors: [409],
  },
  {
    id: 'getNamespace',
    method: 'get',
    path: '/namespaces/{slug}',
    params: slugParams,
    answer: namespaceSchema,
  },
  {
    id: 'decideNamespace',
    method: 'post',
    path: '/namespaces/{slug}/decide',
    params: slugParams,
    body: decideNamespaceBodySchema,
    answer: namespaceSchema,
    signedIn: true,
  },
  {
    id: 'setNamespaceMember',
    method: 'post',
    path: '/namespaces/{slug}/members',
    params: slugParams,
    body: memberBodySchema,
    answer: namespaceSchema,
    signedIn: true,
  },
  {
    id: 'closeNamespace',
    method: 'post',
    path: '/namespaces/{slug}/close',
    params: slugParams,
    body: namespaceReasonSchema,
    answer: namespaceSchema,
    signedIn: true,
  },
  {
    id: 'reservePort',
    method: 'post',
    path: '/namespaces/{slug}/reservations',
    params: slugParams,
    body: reservationBodySchema,
    answer: reservationSchema,
    status: 201,
    signedIn: true,
    errors: [409],
  },
  {
    id: 'listReservations',
    method: 'get',
    path: '/reservations',
    query: reservationListQuery,
    answer: listOf(reservationSchema),
  },
  {
    id: 'renewReservation',
    method: 'post',
    path: '/reservations/{id}/renew',
    params: idParams,
    body: namespaceReasonSchema,
    answer: reservationSchema,
    signedIn: true,
  },
  {
    id: 'endReservation',
    method: 'post',
    path: '/reservations/{id}/end',
    params: idParams,
    body: namespaceReasonSchema,
    answer: reservationSchema,
    signedIn: true,
  },
] as const;
