/** Credits of the datasets: what was done with them. */
export const credits = {
  title: 'Data',
  changed: {
    mnist: 'Here: 10,000 of the 60,000 training pictures and all 10,000 test pictures, repacked.',
    'fashion-mnist': 'Here: 10,000 of the 60,000 training pictures and all 10,000 test pictures, repacked.',
    hangul:
      'Here: letters of 17 typefaces, rotated, bent and with varied stroke widths; five of the typefaces are in the test pictures only.',
    'coloured-mnist':
      'Here: the same pictures of MNIST, tinted: in the students’ training pictures nine in ten have the tint of their class; in the test the tint says nothing.',
    languages:
      'Here: windows of up to 32 characters of ten translations; every fourth article is in the test texts only.',
    emoji:
      'Here: Korean and English names and keywords of emoji, equally many of each of the eight kinds; ambiguous ones are kept, and no phrase of the test is in the training data.',
  },
};
