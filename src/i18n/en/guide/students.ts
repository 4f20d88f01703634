/** Whether distilling helps a student, as measured by `npm run measure:students`. */
export const students = {
  ahead: 'Measured on {{seeds}} seeds: {{student}} against the control’s {{control}} ({{gain}}).',
  even: 'Distilling gains nothing sure for this student here ({{gain}}, {{seeds}} seeds).',
  behind: 'Distilling makes this student worse here ({{gain}} points, {{seeds}} seeds).',
  settings: 'Learning rate {{rate}}, {{steps}} steps, all test pictures; measured on {{date}}',
};
