/** English texts of the field for a visitor's own text. */
export const typing = {
  title: 'Your own text',
  field: 'Your text',
  /** By dataset; `other` for those that don't come with the page. */
  how: {
    languages: 'Type in one of the ten languages, e.g. “alle mennesker er født frie”.',
    emoji: 'Type a phrase, Korean or English, e.g. “a cat with tears of joy”.',
    other: 'Type a text: the bars update with every key.',
  },
  only: {
    languages:
      'The networks know these ten languages only: to a text in any other they still give one of the ten.',
    emoji: 'The networks know these eight kinds only: any phrase gets one of them, whatever it means.',
    other: 'The networks know these classes only: any text gets one of them.',
  },
  ask: 'The field is empty: type something first.',
  window:
    'Too long: the networks read the last {{length}} characters and leave out the {{leftOut}} before them.',
  unknown: 'Unknown to the networks, which read □ instead: {{characters}}',
  allUnknown: 'None of it was in the training data: the answers say nothing about your text.',
};
