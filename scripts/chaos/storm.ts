import { type Answer, call, type Call } from './calls';
import {
  type EditAnswer,
  editAnswerSchema,
  type Ledger,
  type MoodAct,
  logPageSchema,
  type Proposal,
  type ProposalAct,
  type ReviewAct,
  type Stormer,
  type VoteAct,
} from './ledger';

interface Weather {
  readonly origin: string;
  readonly untilReady: () => Promise<void>;
  readonly authors: readonly Stormer[];
  /** The first one reports what all the authors vote on. */
  readonly moderators: readonly Stormer[];
}

/** What everybody writes about; each report has a port of its own. */
const SOFTWARE = 'Barometer';
const FIRST_PORT = 40_000;
const SHARED_REPORTS = 4;
const CAST = ['confirm', 'dispute', null] as const;

/** Several accounts that write as fast as they are answered, whatever becomes of the instance. */
export class Storm {
  readonly ledger: Ledger = { votes: [], proposals: [], reviews: [], moods: [], seen: new Map() };
  /** The reports that everybody votes on and changes. */
  readonly shared: number[] = [];
  /** Calls that were not acknowledged. */
  unanswered = 0;

  readonly #weather: Weather;
  readonly #undecided: EditAnswer[] = [];
  #acknowledged = 0;
  #wakers: { at: number; wake: () => void }[] = [];
  #blowing: Promise<unknown> = Promise.resolve();
  #isCalming = false;
  #untilReady: Promise<void> | null = null;
  #ports = FIRST_PORT;
  #keys = 0;
  #rounds = 0;

  constructor(weather: Weather) {
    this.#weather = weather;
  }

  /** Begins, or goes on after a calm; ends by `calm` only. */
  async raise(): Promise<void> {
    const { authors, moderators } = this.#weather;
    if (this.shared.length === 0) await this.#reportShared();
    this.#isCalming = false;
    const from = this.#rounds * SHARED_REPORTS;
    this.#rounds += 1;
    this.#blowing = Promise.all([
      ...authors.map((who, at) => this.#author(who, from + at)),
      ...moderators.map((who) => this.#moderator(who)),
    ]);
    this.#blowing.catch(() => undefined);
  }

  async #reportShared(): Promise<void> {
    const { moderators } = this.#weather;
    const [reporter, approver] = moderators as [Stormer, Stormer];
    for (let n = 0; n < SHARED_REPORTS; n += 1) {
      await this.#propose(reporter, newReport(this.#ports++, SOFTWARE));
      const { subject } = (await this.#decideNext(approver, 'approve')) ?? {};
      this.shared.push(Number(subject?.id));
    }
  }

  /** Calls that were answered as they ought to be. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Blows until `count` more calls are acknowledged; throws where one was answered as it must not be. */
  async untilMore(count: number): Promise<void> {
    const at = this.#acknowledged + count;
    const reached = new Promise<void>((wake) => this.#wakers.push({ at, wake }));
    await Promise.race([reached, this.#blowing]);
  }

  /** Lets everybody end what they are at. */
  async calm(): Promise<void> {
    this.#isCalming = true;
    await this.#blowing;
  }

  async #author(who: Stormer, at: number): Promise<void> {
    for (let n = at; !this.#isCalming; n += 1) {
      const report = this.shared[n % this.shared.length] ?? 0;
      if (n % 7 === 6) await this.#mood();
      else if (n % 5 < 4) await this.#vote(who, report, CAST[n % CAST.length] ?? null);
      else if (n % 2 === 0) await this.#propose(who, newReport(this.#ports++, SOFTWARE));
      else {
        // Others change the same field at the same time: some of these will disagree.
        const changes = { summary: `As ${who.handle} wrote it, ${this.#keys}.` };
        await this.#propose(who, { kind: 'report.update', subject: report, changes });
      }
    }
  }

  /** Decides what waits; reads the log when nothing does. */
  async #moderator(who: Stormer): Promise<void> {
    for (let n = 1; !this.#isCalming; n += 1) {
      const decided = await this.#decideNext(who, n % 6 === 0 ? 'reject' : 'approve');
      if (decided === null) await this.#readLog(who);
    }
  }

  async #vote(who: Stormer, report: number, value: VoteAct['value']): Promise<void> {
    const act: VoteAct = { who, report, value, acknowledged: false };
    this.ledger.votes.push(act);
    const path = `/reports/${report}/vote`;
    const answer = await this.#call(
      who,
      value === null ? { method: 'DELETE', path } : { method: 'PUT', path, body: { value } },
    );
    // Not repeated: whether it has counted, the ballots will tell.
    if (answer === null) return;
    if (answer.status !== 200) throw unexpected(answer);
    act.acknowledged = true;
    this.#acknowledge();
  }

  /** A visitor, whom nobody knows, was not helped. */
  async #mood(): Promise<void> {
    const { moods } = this.ledger;
    const n = moods.length;
    const act: MoodAct = { port: n % 100, comment: `Visitor ${n}`, acknowledged: false };
    moods.push(act);
    const answer = await this.#call(null, {
      ...{ method: 'POST', path: `/ports/${act.port}/feedback` },
      body: { locale: 'en', mood: 'sad', reason: 'missing', comment: act.comment },
      from: `198.18.${n >> 8}.${n & 255}`,
    });
    if (answer === null) return;
    if (answer.status !== 201) throw unexpected(answer);
    act.acknowledged = true;
    this.#acknowledge();
  }

  async #propose(who: Stormer, proposal: Proposal): Promise<void> {
    const key = this.#newKey(who);
    const body = { ...proposal, note: key };
    const act: ProposalAct = { who, key, body, answer: null };
    this.ledger.proposals.push(act);
    const answer = await this.#insist(who, { method: 'POST', path: '/edits', body, key });
    // What everybody changes may have changed meanwhile.
    if (answer.status === 409) return;
    if (answer.status !== 201) throw unexpected(answer);
    act.answer = editAnswerSchema.parse(answer.body);
    this.#undecided.push(act.answer);
    this.#acknowledge();
  }

  async #decideNext(who: Stormer, verdict: ReviewAct['verdict']): Promise<EditAnswer | null> {
    const edit = this.#undecided.shift();
    if (edit === undefined) return null;
    const key = this.#newKey(who);
    const act: ReviewAct = { who, key, edit: edit.id, verdict, answer: null };
    this.ledger.reviews.push(act);
    const path = `/edits/${edit.id}/reviews`;
    const answer = await this.#insist(who, {
      ...{ method: 'POST', path, key },
      body: { verdict, reason: key, version: edit.version },
    });
    if (answer.status !== 200) throw unexpected(answer);
    act.answer = editAnswerSchema.parse(answer.body);
    this.#acknowledge();
    return act.answer;
  }

  async #readLog(who: Stormer): Promise<void> {
    const answer = await this.#call(who, { method: 'GET', path: '/log?limit=50' });
    if (answer === null) return;
    for (const item of logPageSchema.parse(answer.body).items) this.ledger.seen.set(item.id, item);
  }

  /** Repeats a POST with its key until it is answered. */
  async #insist(who: Stormer, what: Call): Promise<Answer> {
    for (;;) {
      const answer = await this.#call(who, what);
      if (answer !== null) return answer;
    }
  }

  async #call(who: Stormer | null, what: Call): Promise<Answer | null> {
    const answer = await call(this.#weather.origin, who, what);
    if (answer !== null) return answer;
    this.unanswered += 1;
    // One asks for all of them.
    this.#untilReady ??= this.#weather.untilReady().finally(() => (this.#untilReady = null));
    await this.#untilReady;
    return null;
  }

  #newKey(who: Stormer): string {
    this.#keys += 1;
    return `${who.handle}-${this.#keys}`;
  }

  #acknowledge(): void {
    this.#acknowledged += 1;
    const due = this.#wakers.filter(({ at }) => at <= this.#acknowledged);
    this.#wakers = this.#wakers.filter((waker) => !due.includes(waker));
    for (const { wake } of due) wake();
  }
}

/** A report of a port of its own. */
function newReport(port: number, name: string): Proposal {
  return {
    kind: 'report.create',
    changes: {
      ...{ portStart: port, portEnd: port, transports: ['tcp'], role: 'default' },
      software: { name, homepage: 'https://example.org/' },
      summary: `${name} answers on ${port} once it is started.`,
      evidence: [{ kind: 'vendor-docs', url: 'https://example.org/docs' }],
    },
  };
}

function unexpected(answer: Answer): Error {
  return new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
