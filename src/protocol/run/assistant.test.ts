import { describe, expect, it } from 'vitest';
import { required } from '@/core/checked.ts';
import { methodById, methods } from '@/distill/registry.ts';
import { blockingMethods } from '../blocking-methods.ts';
import { runConfigFromLink } from '../link/link.ts';
import { linkFromRunConfig } from '../link/write-link.ts';
import { refusalOf, switchChange } from '../refusal.ts';
import { possibleAssistants, withoutUnfitAssistant } from './assistant.ts';
import {
  checkPromotedLayers,
  defaultRunConfig,
  isLiveChange,
  parseRunConfig,
  type RunConfig,
} from './config.ts';
import { possibleOptions, tapsFor } from './limits.ts';
import { networkSizes } from './network-sizes.ts';
import { ownTeacherSteps, teacherGoal, updatesOfTeacher } from './teacher-goal.ts';
import { teachingModel } from './teaching-model.ts';

const assisted: RunConfig = { ...defaultRunConfig, student: 'cnn-4-8', assistant: 'cnn-8-16' };
const generational = methods.filter(({ isGenerational }) => isGenerational).map(({ id }) => id);

describe('an assistant in a configuration', () => {
  it('is larger than the student and smaller than the teacher', () => {
    const of = (teacher: string, student: string) =>
      possibleAssistants({ dataset: 'mnist', teacher, student });
    expect(of('cnn-16-32-128', 'cnn-4-8-pooled')).toEqual([
      'cnn-8-16',
      'cnn-16-32',
      'resnet-8-thin',
      'cnn-4-8',
      'mlp-32',
    ]);
    expect(of('cnn-16-32-128', 'cnn-8-16')).toEqual(['cnn-16-32', 'mlp-32']);
    expect(of('cnn-16-32-128', 'mlp-32')).toEqual([]);
  });

  it('teaches in the teacher’s place', () => {
    expect(teachingModel(assisted)).toBe('cnn-8-16');
    expect(teachingModel(defaultRunConfig)).toBe(defaultRunConfig.teacher);
    expect(networkSizes(assisted, null).teacher.numParameters).toBe(9_098);
    // The default teacher's embedding is not the assistant's.
    expect(tapsFor(assisted, 'teacher')).toEqual(tapsFor(assisted, 'student'));
  });

  it('trains before the students, after a live teacher', () => {
    const live: RunConfig = { ...assisted, teacherWeights: 'live', teacherSteps: 40, assistantSteps: 60 };
    expect([ownTeacherSteps(live), teacherGoal(live)]).toEqual([40, 100]);
    expect([0, 40, 55, 100].map((step) => updatesOfTeacher(live, step))).toEqual([0, 0, 15, 60]);
    expect([ownTeacherSteps(assisted), teacherGoal(assisted)]).toEqual([0, 500]);
    expect(teacherGoal(defaultRunConfig)).toBe(0);
  });

  it('is in a link, and restarts the run', () => {
    const config = { ...assisted, assistantSteps: 200 };
    expect(runConfigFromLink(linkFromRunConfig(config))).toEqual({ config, problems: [] });
    expect(linkFromRunConfig(defaultRunConfig)).not.toContain('assistant');
    expect(isLiveChange(defaultRunConfig, { ...defaultRunConfig, assistant: 'cnn-16-32' })).toBe(false);
    expect(isLiveChange(config, assisted)).toBe(false);
  });

  it.each([
    ['of the student’s own size', 'student=cnn-8-16&assistant=cnn-8-16', 'none | cnn-16-32 | mlp-32'],
    ['smaller than the student', 'student=cnn-8-16&assistant=cnn-4-8', 'none | cnn-16-32 | mlp-32'],
    ['for a student that leaves no place', 'student=mlp-32&assistant=cnn-16-32', 'none'],
  ])('is refused %s', (_, query, expected) => {
    const { config, problems } = runConfigFromLink(`?${query}`);
    expect(config.assistant).toBe('none');
    expect(problems.map(({ message }) => message)).toEqual([
      `assistant is ${query.split('=').at(-1)}, expected ${expected}`,
    ]);
  });

  it('is refused where each student teaches the next, and such a method where there is an assistant', () => {
    expect(generational).not.toEqual([]);
    for (const id of generational) {
      const { config, problems } = parseRunConfig({ ...assisted, methods: [id] });
      expect(config).toMatchObject({ assistant: 'none', methods: [id] });
      expect(problems.map(({ message }) => message)).toEqual(['assistant is cnn-8-16, expected none']);
      const method = methodById(id);
      expect(refusalOf(assisted, switchChange(assisted, method, true))).toEqual({
        kind: 'assistant',
        method: id,
      });
      expect(refusalOf(defaultRunConfig, switchChange(defaultRunConfig, method, true))).toBeNull();
    }
  });

  it('is dropped when another student leaves no place for it, and blocks no method then', () => {
    expect(withoutUnfitAssistant(assisted, { student: 'cnn-4-8-pooled' })).toEqual({
      student: 'cnn-4-8-pooled',
    });
    const change = withoutUnfitAssistant(assisted, { student: 'cnn-16-32' });
    expect(change).toEqual({ student: 'cnn-16-32', assistant: 'none' });
    expect(blockingMethods(assisted, { ...change })).toEqual([]);
  });

  it('has the layers that a method compares, until a student is promoted', () => {
    const hints = methodById('hints');
    const choice = required(
      hints.choices.find(({ key }) => key === 'hintLayer'),
      'hintLayer',
    );
    const large: RunConfig = { ...assisted, teacher: 'resnet-20' };
    expect(possibleOptions({ ...large, assistant: 'none' }, choice)).toContain('stage3');
    expect(possibleOptions(large, choice)).not.toContain('stage3');
    const thin = {
      ...large,
      assistant: 'resnet-8-thin',
      methods: [hints.id],
      hintLayer: 'stage3',
    } as RunConfig;
    expect(() => checkPromotedLayers(thin)).toThrow(/no stage3/);
  });
});
