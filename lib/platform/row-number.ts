import { z } from 'zod';
import { wholeNumber } from './list-query';

/** Numbers of rows and revisions are 32-bit in the database. */
export const MAX_ROW_NUMBER = 2_147_483_647;

/** The number of a row, or of a revision, in JSON. */
export const rowNumberSchema = z.number().int().min(1).max(MAX_ROW_NUMBER);

/** The same in an address. */
export const rowNumberText = wholeNumber(1, MAX_ROW_NUMBER);
