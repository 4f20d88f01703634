/** Names of the measures in English. */
export const measures = {
  teacherAccuracy: 'teacher is right',
  studentAccuracy: 'student is right',
  controlAccuracy: 'control is right',
  gap: 'student ahead of control',
  studentRecall: 'student recognises',
  controlRecall: 'control recognises',
  studentNeighbours: 'student’s nearest neighbour is right',
  controlNeighbours: 'control’s nearest neighbour is right',
  teacherNeighbours: 'teacher’s nearest neighbour is right',
  generation1: 'first generation',
  generation2: 'second generation',
  generation3: 'third generation',
  ensemble: 'all generations together',
  controlEnsemble: 'as many new students, together',
};
