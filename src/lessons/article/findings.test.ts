import { describe, expect, it } from 'vitest';
import { required } from '@/core/checked.ts';
import { article as en } from '@/i18n/en/article.ts';
import { methodRuns } from '@/protocol/measured/method-runs.ts';
import { measuredOf } from '../measured.ts';
import { lessonEntries } from '../registry.ts';
import { findingOf, measuredRef, sentenceFindings, standingOfCounts } from './findings.ts';
import { sentences } from './sentences.ts';

const lessons = await Promise.all(lessonEntries.map(({ load }) => load()));
const evidence = sentences.flatMap((sentence) => sentence.evidence);
const claimEvidence = evidence.flatMap((each) => (each.kind === 'claim' ? [each] : []));
const measuredEvidence = evidence.flatMap((each) => (each.kind === 'claim' ? [] : [each]));

describe('the sentences of the article', () => {
  it('have texts', () => {
    expect(Object.keys(en.sentences)).toEqual(sentences.map(({ id }) => id));
    for (const { id } of measuredEvidence) expect(Object.keys(en.evidence)).toContain(id);
  });

  it('have claims of lessons that exist', () => {
    for (const { lesson, claim } of claimEvidence) {
      const claims = lessons.find(({ id }) => id === lesson)?.claims ?? [];
      expect(claims.map(({ name }) => name)).toContain(claim);
    }
  });

  it('have stored runs over at least five seeds, and rows of the table of methods, measured or not', () => {
    const refs = measuredEvidence.flatMap((each) =>
      each.kind === 'students' ? [each.run, each.other] : [each.run],
    );
    const rows = refs.flatMap((ref) => (ref.from === 'methods' ? [ref.id] : []));
    expect(methodRuns().map(({ id }) => id)).toEqual(expect.arrayContaining(rows));
    const others = refs.filter(({ from }) => from !== 'methods');
    expect(others.map((ref) => measuredRef(ref)?.results.size ?? 0).every((size) => size >= 5)).toBe(true);
  });

  it('compare students of equal seeds, so that the control is the same', () => {
    for (const each of measuredEvidence) {
      if (each.kind !== 'students') continue;
      const [one, other] = [measuredRef(each.run), measuredRef(each.other)];
      for (const [seed, { control }] of one?.results ?? [])
        expect(other?.results.get(seed)?.control).toBe(control);
    }
  });
});

describe('a finding', () => {
  it('is for a sentence if the student is ahead, against it if behind, else open', () => {
    const of = (from: 'students' | 'presets', id: string) =>
      findingOf({ kind: 'gap', id: 'student', run: { from, id } }).speaks;
    expect(of('students', 'cnn-8-16/mnist')).toBe('for');
    expect(of('presets', 'too-few-steps')).toBe('against');
    expect(of('students', 'cnn-4-8-pooled/mnist')).toBe('open');
  });

  it('follows a lesson’s measurement, the other way round for a claim against the sentence', () => {
    const { seeds, claims } = required(measuredOf('temperature'), 'measurement');
    const claim = required(claims['warm'], 'claim');
    const speaks = (as: 'for' | 'against', appeared: number) => {
      const before = claim.appeared;
      Object.assign(claim, { appeared });
      const found = findingOf({ kind: 'claim', id: '', lesson: 'temperature', claim: 'warm', speaks: as });
      Object.assign(claim, { appeared: before });
      return found.speaks;
    };
    expect([seeds, 0.7 * seeds, 0].map((appeared) => speaks('for', appeared))).toEqual([
      'for',
      'open',
      'against',
    ]);
    expect([seeds, 0.7 * seeds, 0].map((appeared) => speaks('against', appeared))).toEqual([
      'against',
      'open',
      'open',
    ]);
  });
});

describe('a sentence', () => {
  it.each([
    [{ for: 3, against: 0, open: 0 }, 'held'],
    [{ for: 3, against: 1, open: 0 }, 'depends'],
    [{ for: 3, against: 0, open: 1 }, 'depends'],
    [{ for: 0, against: 1, open: 2 }, 'refuted'],
    [{ for: 0, against: 0, open: 2 }, 'open'],
  ])('with %j is %s', (counts, standing) => {
    expect(standingOfCounts(counts)).toBe(standing);
  });

  it('has not held while some of its evidence is not measured', () => {
    const run = { from: 'students', id: 'cnn-8-16/mnist' } as const;
    const gap = { kind: 'gap', id: 'student', run } as const;
    const unmeasured = {
      kind: 'claim',
      id: '',
      lesson: 'temperature',
      claim: 'none',
      speaks: 'for',
    } as const;
    expect(sentenceFindings({ id: '', evidence: [gap] }).standing).toBe('held');
    expect(sentenceFindings({ id: '', evidence: [gap, unmeasured] }).standing).toBe('open');
  });

  it('that says “always” does not hold here', () => {
    const [always] = sentences;
    expect(always && sentenceFindings(always).standing).toBe('depends');
  });
});
