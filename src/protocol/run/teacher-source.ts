import {
  isTeacherFile,
  type NamedTeacherWeights,
  type TeacherFileId,
  type TeacherWeights,
} from './teacher-weights.ts';

export const teacherFileId = (sha256: string): TeacherFileId => `file-${sha256}`;

/** Where the teacher's weights come from; the key of its texts. */
export const teacherSource = (weights: TeacherWeights): NamedTeacherWeights | 'file' =>
  isTeacherFile(weights) ? 'file' : weights;
