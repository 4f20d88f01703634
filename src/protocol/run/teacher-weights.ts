/** Values of `teacherWeights` other than files: how the shipped teacher was trained, or that it is trained live. */
export const namedTeacherWeights = [
  'shipped',
  'half-trained',
  'over-confident',
  'shuffled-labels',
  'live',
  'live-equal-data',
] as const;
export type NamedTeacherWeights = (typeof namedTeacherWeights)[number];

/** A teacher from the visitor's file, which is named by its SHA-256 in hexadecimal digits. */
export type TeacherFileId = `file-${string}`;
export type TeacherWeights = NamedTeacherWeights | TeacherFileId;

export const isTeacherFile = (weights: TeacherWeights): weights is TeacherFileId =>
  weights.startsWith('file-');
