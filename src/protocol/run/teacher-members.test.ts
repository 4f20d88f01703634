import { describe, expect, it } from 'vitest';
import { methodsFor } from '@/distill/registry.ts';
import { linkFromRunConfig } from '../link/write-link.ts';
import { runConfigFromLink } from '../link/link.ts';
import { refusalOf, switchChange } from '../refusal.ts';
import { defaultRunConfig, parseRunConfig } from './config.ts';
import { tapsFor } from './limits.ts';

const methods = methodsFor('image');

const live = { teacherWeights: 'live-equal-data', teacherMembers: 3 };
const { config: ensemble } = parseRunConfig(live);

describe('the number of networks that teach', () => {
  it('is one unless a link asks for more, and a link of one network does not name it', () => {
    expect(defaultRunConfig.teacherMembers).toBe(1);
    expect(linkFromRunConfig(defaultRunConfig)).not.toContain('teacherMembers');
    expect(ensemble.teacherMembers).toBe(3);
    const query = linkFromRunConfig(ensemble);
    expect(query).toContain('teacherMembers=3');
    expect(runConfigFromLink(query)).toMatchObject({ config: ensemble, problems: [] });
  });

  it('is refused by name for a teacher that is not trained here', () => {
    for (const teacherWeights of ['shipped', 'half-trained', `file-${'ab'.repeat(32)}`]) {
      const { config, problems } = parseRunConfig({ ...live, teacherWeights });
      expect(config.teacherMembers).toBe(1);
      expect(problems.map(({ context }) => context)).toEqual([
        { key: 'teacherMembers', received: '3', expected: { kind: 'live-teacher' } },
      ]);
    }
    expect(parseRunConfig({ ...live, teacherMembers: 6 }).problems[0]?.context).toMatchObject({
      key: 'teacherMembers',
      expected: { kind: 'range', minimum: 1, maximum: 5, isWhole: true },
    });
  });

  it('goes back to one, without a problem, with a change to such a teacher', () => {
    const { config, problems } = parseRunConfig({ teacherWeights: 'shipped' }, ensemble);
    expect(config.teacherMembers).toBe(1);
    expect(problems).toEqual([]);
    expect(parseRunConfig({ teacherWeights: 'live' }, ensemble).config.teacherMembers).toBe(3);
    expect(parseRunConfig({ alpha: 0.5 }, ensemble).config.teacherMembers).toBe(3);
  });
});

describe('an ensemble', () => {
  it('has no layers to compare: a link that asks for a method of layers is told so', () => {
    expect(tapsFor(ensemble, 'teacher')).toEqual(['logits']);
    const { config, problems } = parseRunConfig({ ...live, methods: ['soft-targets', 'hints'] });
    expect(config.methods).toEqual(['soft-targets']);
    expect(problems.map(({ context }) => context.key)).toEqual(['methods']);
    const [problem] = parseRunConfig({ ...live, methods: ['relational-distance'] }).problems;
    expect(problem?.context).toMatchObject({ key: 'relationLayer', received: 'embedding' });
  });

  it('teaches every method of outputs, and refuses the others with its own reason', () => {
    const refused = methods.filter((method) => refusalOf(ensemble, switchChange(ensemble, method, true)));
    const offered = methods.filter((method) => !refused.includes(method));
    expect(refused.map(({ family }) => family)).toEqual(
      refused.map(() => expect.stringMatching('feature|attention')),
    );
    expect(refused.length).toBeGreaterThan(1);
    for (const method of refused)
      expect(refusalOf(ensemble, switchChange(ensemble, method, true))).toEqual({
        kind: 'ensemble',
        method: method.id,
      });
    // Relations are compared at the logits then.
    const relation = offered.find(({ family }) => family === 'relation');
    expect(relation && switchChange(ensemble, relation, true)).toMatchObject({ relationLayer: 'logits' });
    for (const method of offered)
      expect(parseRunConfig(switchChange(ensemble, method, true), ensemble).problems).toEqual([]);
  });
});
