/** Whether distilling helps a student, as measured by `npm run measure:students`. */
export const students = {
  short: {
    ahead: '{{seeds}} seeds: {{gain}} points',
    even: '{{seeds}} seeds: no gain ({{gain}})',
    behind: '{{seeds}} seeds: loses ({{gain}})',
  },
  ahead:
    'Measured on {{seeds}} seeds: student {{student}}, control {{control}} ({{gain}} points), at learning rate {{rate}} and {{steps}} steps.',
  even: 'Distilling gains nothing sure for this student here: {{student}} against {{control}} ({{gain}} points on {{seeds}} seeds), at learning rate {{rate}} and {{steps}} steps.',
  behind:
    'Distilling makes this student worse here: {{student}} against {{control}} ({{gain}} points on {{seeds}} seeds), at learning rate {{rate}} and {{steps}} steps.',
};
