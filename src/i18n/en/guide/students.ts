/** Measured effect of distillation on each student (`npm run measure:students`). */
export const students = {
  short: {
    ahead: '{{seeds}} seeds: {{gain}} points',
    'too-close': '{{seeds}} seeds: no clear gain ({{gain}} points)',
    behind: '{{seeds}} seeds: worse ({{gain}} points)',
  },
  ahead:
    'Measured on {{seeds}} seeds: student {{student}}%, control {{control}}% ({{gain}} points), at learning rate {{rate}} and {{steps}} steps.',
  'too-close':
    'Distillation shows no clear gain for this student here: student {{student}}%, control {{control}}% ({{gain}} points, {{seeds}} seeds), at learning rate {{rate}} and {{steps}} steps.',
  behind:
    'Distillation makes this student worse here: student {{student}}%, control {{control}}% ({{gain}} points, {{seeds}} seeds), at learning rate {{rate}} and {{steps}} steps.',
};
