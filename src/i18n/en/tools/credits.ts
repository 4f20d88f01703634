/** Credits of the datasets. */
export const credits = {
  title: 'Pictures',
  changed:
    'Here: {{train}} of the 60,000 training pictures and all {{test}} test pictures of each, repacked.',
};
