/** The three networks of a run, in display order. */
export const lanes = ['teacher', 'student', 'control'] as const;
export type Lane = (typeof lanes)[number];

/** The two networks that a run trains side by side. */
export const studentLanes = ['student', 'control'] as const;
export type StudentLane = (typeof studentLanes)[number];

/** Display order where the students are the subject and the teacher is the reference. */
export const studentsFirst = [...studentLanes, 'teacher'] as const;

/** One value per lane. */
export type PerLane<Value> = Readonly<Record<Lane, Value>>;

export const perLane = <Value>(of: (lane: Lane) => Value): PerLane<Value> => ({
  teacher: of('teacher'),
  student: of('student'),
  control: of('control'),
});
