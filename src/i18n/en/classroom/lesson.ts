/** Texts of a lesson that a class does together. */
export const lesson = {
  title: 'In a class',
  handInText:
    'Hand in the result of your run, with a seed of your own. The class results show all of them in one chart.',
  handIn: 'Hand in my result',
  results: 'Class results',
  newTab: 'opens in a new tab',
};
