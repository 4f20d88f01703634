/** What is said of a link that was not taken as it is written; loaded when there is something to say. */
export const link = {
  summary_one: '{{count}} part of this link was not used as written.',
  summary_other: '{{count}} parts of this link were not used as written.',
  more: 'More',
  value: '{{key}} is {{received}}, expected {{expected}}',
  valueIgnored: '{{value}}. It was ignored.',
  valueUsed: '{{value}}. Used instead: {{used}}',
  alone: '{{key}} works only together with {{beside}}. It was ignored.',
  twice: '{{key}} is there more than once. The first one counts: {{used}}',
  unknown: '{{key}} is not a setting of this page. It was ignored.',
  rest_one: 'And {{count}} more that was ignored.',
  rest_other: 'And {{count}} more that were ignored.',
  settings: 'Settings that a link can have: {{list}}',
};
