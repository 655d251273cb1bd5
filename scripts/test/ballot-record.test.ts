import { expect, test } from 'vitest';
import { type BallotAct, possibleRecords, recordOf } from './ballot-record';

const done = (value: BallotAct['value']): BallotAct => ({ value, acknowledged: true });
const unanswered = (value: BallotAct['value']): BallotAct => ({ value, acknowledged: false });

test('acts that were all acknowledged leave one record, superseded ballots in it', () => {
  const acts = [done('confirm'), done('dispute'), done('dispute'), done(null), done('confirm')];
  expect(possibleRecords(acts)).toEqual(['confirm changed, dispute withdrawn, confirm in force']);
});

test('an act without an answer may have counted or not', () => {
  expect(possibleRecords([done('confirm'), unanswered('dispute')])).toEqual([
    'confirm in force',
    'confirm changed, dispute in force',
  ]);
  expect(possibleRecords([unanswered('confirm'), unanswered(null)])).toEqual([
    'none',
    'confirm in force',
    'confirm withdrawn',
  ]);
});

test('but only in its turn: what was acknowledged after it stands', () => {
  expect(possibleRecords([done('confirm'), unanswered('dispute'), done('confirm')])).toEqual([
    'confirm in force',
    'confirm changed, dispute changed, confirm in force',
  ]);
  expect(possibleRecords([unanswered('dispute'), done(null)])).toEqual([
    'none',
    'dispute withdrawn',
  ]);
});

test('a record reads as it is kept', () => {
  expect(recordOf([])).toBe('none');
  expect(
    recordOf([
      { value: 'confirm', ended: 'withdrawn' },
      { value: 'dispute', ended: null },
    ]),
  ).toBe('confirm withdrawn, dispute in force');
});
