import { expect, it } from 'vitest';
import { planModel } from './plan.ts';
import { modelById } from './registry.ts';
import { teacherParameters } from './teacher-start.ts';
import { text } from './testing/example-input.ts';
import { transformer } from './transformer.ts';

const planOf = (id: string) => planModel(modelById(id), text, 3);
const [teacher, student] = [planOf('transformer-4'), planOf('transformer-2')];
const names = (plan: typeof teacher) =>
  plan.layers.flatMap(({ parameters }) => parameters.map(({ name }) => name));

it('takes the first and the third of four blocks, and everything around them', () => {
  const taken = teacherParameters(student, teacher) ?? [];
  const from = names(teacher);
  const pairs = names(student).map((name, index) => [name, from[taken[index] ?? -1]]);
  for (const [own, theirs] of pairs)
    expect(theirs).toBe(own?.replace('transformer-block2/', 'transformer-block3/'));
  expect(pairs).toHaveLength(taken.length);
});

it('takes nothing from a teacher of another depth or width, and nothing for other students', () => {
  expect(teacherParameters(planOf('transformer-1'), teacher)).toBeNull();
  expect(teacherParameters(planOf('bag-of-embeddings'), teacher)).toBeNull();
  expect(teacherParameters(student, student)).toBeNull();
  const deep = planModel(transformer({ id: 'deep', roles: [], depth: 6 }), text, 3);
  expect(teacherParameters(student, deep)).toBeNull();
  const wide = {
    ...modelById('transformer-4'),
    blocks: modelById('transformer-4').blocks.map((block) =>
      block.kind === 'token-embedding' ? { ...block, width: 32 } : block,
    ),
  };
  expect(teacherParameters(student, planModel(wide, text, 3))).toBeNull();
});
