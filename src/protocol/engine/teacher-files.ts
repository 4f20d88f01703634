import type { TeacherFileId } from '../run/teacher-weights.ts';

/** A teacher read from a file, as an engine gets it. */
export interface TeacherOfFile {
  readonly id: TeacherFileId;
  readonly model: string;
  /** Parameters in the plan's order and layout. */
  readonly values: readonly Float32Array[];
}

/**
 * The teachers that were opened since the page or the worker was loaded.
 *
 * The page has one such map and every engine another: the page sends an engine the teacher before a run with it.
 */
export const openedTeachers = new Map<string, TeacherOfFile>();
