/** Names of the measures in English. */
export const measures = {
  teacherAccuracy: 'teacher is right',
  studentAccuracy: 'student is right',
  controlAccuracy: 'control is right',
  studentCalibration: 'student’s calibration error',
  studentFidelity: 'student predicts what its teacher predicts',
  gap: 'student ahead of control',
  studentRecall: 'student recognises',
  controlRecall: 'control recognises',
  studentNeighbours: 'student’s nearest neighbour has the right class',
  controlNeighbours: 'control’s nearest neighbour has the right class',
  teacherNeighbours: 'teacher’s nearest neighbour has the right class',
  generation1: 'first generation',
  generation2: 'second generation',
  generation3: 'third generation',
  ensemble: 'ensemble of all generations',
  controlEnsemble: 'ensemble of as many new students',
};
