import { QUEUE_PATH } from '@/lib/edits/routes';

/** How the instance is: for moderators. */
export const DASHBOARD_PATH = `${QUEUE_PATH}/instance`;
