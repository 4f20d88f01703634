/** Messages about a link that wasn’t used as written; loaded when there is one. */
export const link = {
  summary_one: '{{count}} part of this link wasn’t used as written.',
  summary_other: '{{count}} parts of this link weren’t used as written.',
  more: 'More',
  value: '{{key}} is {{received}}, expected {{expected}}',
  valueIgnored: '{{value}}. It was ignored.',
  valueUsed: '{{value}}. Used instead: {{used}}',
  alone: '{{key}} works only together with {{beside}}. It was ignored.',
  twice: '{{key}} appears more than once. The first one is used: {{used}}',
  unknown: '{{key}} isn’t a setting of this page. It was ignored.',
  rest_one: 'And {{count}} more was ignored.',
  rest_other: 'And {{count}} more were ignored.',
  settings: 'Settings a link can contain: {{list}}',
};
