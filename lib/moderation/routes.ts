import { QUEUE_PATH } from '@/lib/edits/routes';

/** What waits for moderators besides edits: flags and appeals. */
export const MODERATION_PATH = `${QUEUE_PATH}/flags`;
