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

describe('the sentences of the article', () => {
  it('have texts, and evidence that exists', () => {
    expect(Object.keys(en.sentences)).toEqual(sentences.map(({ id }) => id));
    for (const each of evidence) {
      if (each.kind === 'claim')
        expect(lessons.find(({ id }) => id === each.lesson)?.claims.map(({ name }) => name)).toContain(
          each.claim,
        );
      else expect(Object.keys(en.evidence)).toContain(each.id);
    }
  });

  it('have all their evidence from stored runs over at least five seeds, the table of methods as far as it is', () => {
    for (const each of evidence) {
      if (each.kind === 'claim') continue;
      for (const ref of [each.run, ...(each.kind === 'students' ? [each.other] : [])]) {
        const measured = measuredRef(ref);
        if (ref.from === 'methods') expect(methodRuns().map(({ id }) => id)).toContain(ref.id);
        else expect(measured, JSON.stringify(ref)).not.toBeNull();
        expect(measured?.results.size ?? 5).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('compare students of equal seeds, so that the control is the same', () => {
    for (const each of evidence) {
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

  it('that says “always” does not hold here', () => {
    const [always] = sentences;
    expect(always && sentenceFindings(always).standing).toBe('depends');
  });
});
