import { required } from '@/core/checked.ts';
import { classNamesOf, type DatasetSpec } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import { idsOf } from '@/datasets/vocabulary.ts';
import { configWords } from '@/i18n/config-name.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { sayTexts } from '@/i18n/text-examples.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { timeInTurn } from '@/metrics/block-timing.ts';
import { ExportError } from '../export-error.ts';
import type { ExportedNetwork, Exporter, ExportInput } from '../input.ts';
import { checkOneTeacher } from '../one-teacher.ts';
import { checkOptionKeys, choiceOption, fileStem, precisions, type Precision } from '../options.ts';
import { parameterBytes, quantisedArrays, roundedNetwork } from '../quantise.ts';
import { base64Of } from './base64.ts';
import { infer, mapsOf } from './page/infer.ts';
import type { PackedArray, PageData } from './page/page-data.ts';
import { pageHtml, type BalanceRow } from './page-html.ts';
import { pageLayers } from './page-layers.ts';

type Translator = ReturnType<typeof createTranslator>;

/** A network of the table, as measured for the file. */
interface Measured {
  readonly id: 'teacher' | 'control' | Precision;
  readonly bytes: number;
  readonly ms: number;
  readonly accuracy: number;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array) =>
  base64Of(new Uint8Array(buffer, byteOffset, byteLength));

/** A network's arrays in the order of its layers. */
function packedArrays(network: ExportedNetwork, precision: Precision): readonly PackedArray[] {
  const quantised = precision === 'int8' ? quantisedArrays(network) : new Map<string, never>();
  return Object.entries(network.arrays).map(([name, values]) => {
    const array = quantised.get(name);
    if (!array) return { floats: bytesOf(values) };
    return { integers: bytesOf(array.integers), scales: bytesOf(array.scales) };
  });
}

/**
 * The networks of the table, in its order, with their accuracy on all test pictures.
 *
 * Asks for all of them at once: the engine then need not wait for a page that is drawing to ask for the next.
 */
export async function accuraciesOf({ networks, score, known }: ExportInput) {
  const { teacher, control, student } = networks;
  const rounded = roundedNetwork(student);
  const given = [
    { id: 'teacher', network: teacher, precision: 'float32', known: known.teacher },
    { id: 'control', network: control, precision: 'float32', known: known.control },
    { id: 'float32', network: student, precision: 'float32', known: known.student },
  ] as const;
  const scoring = given.map(async (each) => ({
    ...each,
    accuracy: each.known ?? (await score(each.network)).accuracy,
  }));
  const [{ accuracy, sample, numPictures }, ...scored] = await Promise.all([score(rounded), ...scoring]);
  const networksOfTable = [...scored, { id: 'int8', network: rounded, precision: 'int8', accuracy } as const];
  return { scored: networksOfTable, sample, numPictures };
}

/** Bytes and accuracy of the networks, and the time of one picture in the page's own code. */
async function measure(input: ExportInput) {
  const { networks } = input;
  const { scored, sample, numPictures } = await accuraciesOf(input);
  const { input: stored } = datasetById(input.config.dataset);
  const example =
    stored.kind === 'image'
      ? Float32Array.from(sample, (value) => value / 255)
      : Float32Array.from(idsOf(sample, stored));
  // Control and rounded student have the student's layers, and the page computes all of them with 32-bit floats.
  const passes = [networks.teacher, networks.student].map(({ plan, arrays }) => {
    const [layers, values] = [pageLayers(plan), Object.values(arrays)];
    return async () => infer(layers, values, example, mapsOf(stored));
  });
  const [teacherMs, studentMs] = await timeInTurn(passes, { numBlocks: 3, limitMs: 100 });
  const measured = scored.map(({ id, network, precision, accuracy }): Measured => ({
    id,
    bytes: parameterBytes(network, precision),
    ms: required(id === 'teacher' ? teacherMs : studentMs, 'time'),
    accuracy,
  }));
  return { measured, numPictures };
}

/** A translator with every text of the page. */
async function loadTexts({ language, config }: ExportInput): Promise<Translator> {
  const translator = createTranslator(language);
  await translator.loadNamespaces(['studentPage', 'methods', 'repeats']);
  sayTexts(translator, datasetById(config.dataset).input.kind === 'tokens');
  return translator;
}

/** Every text of the page in its language. */
function textsOf(
  input: ExportInput,
  translator: Translator,
  measured: readonly Measured[],
  numPictures: number,
) {
  const { config, language } = input;
  const t = translator.getFixedT(null, 'studentPage');
  const { values, more } = configWords(translator, config, translator.t('noMethod', { ns: 'repeats' }));
  const { whole, percent, signedPoints } = numbersOf(language);
  const of = (id: Measured['id']) =>
    required(
      measured.find((each) => each.id === id),
      id,
    );
  const [teacher, control, student, rounded] = [of('teacher'), of('control'), of('float32'), of('int8')];
  const isTyped = datasetById(config.dataset).input.kind === 'tokens';
  const texts = {
    title: t('title'),
    lead: t('lead', { parameters: whole(input.networks.student.plan.numParameters) }),
    example: t(isTyped ? 'typing.title' : 'drawing'),
    field: t(isTyped ? 'typing.field' : 'canvas'),
    keys: t(isTyped ? 'typing.only' : 'keys'),
    undo: t('undo'),
    clear: t('clear'),
    seen: t(isTyped ? 'typing.seen' : 'seen'),
    answers: t('answers'),
    temperature: t('temperature'),
    temperatureNote: t('temperatureNote'),
    balance: t('balance'),
    columns: [t('network'), t('bytes'), t('ms'), t('accuracy')],
    here: t('here'),
    sentences: [
      t('distilled', { points: signedPoints(student.accuracy - control.accuracy) }),
      t('smaller', {
        percent: percent(student.bytes / teacher.bytes),
        points: signedPoints(student.accuracy - teacher.accuracy),
      }),
      t('rounded', {
        points: signedPoints(rounded.accuracy - student.accuracy),
        saved: whole((student.bytes - rounded.bytes) / 1000),
      }),
    ],
    notes: [t('measured', { pictures: whole(numPictures), date: input.date.slice(0, 10) }), t('oneSeed')],
    taught: t('taught'),
    facts: [
      [t('rows.dataset'), values.dataset],
      [t('rows.student'), values.student],
      [t('rows.teacher'), values.teacher],
      [t('rows.methods'), values.methods],
      [t('rows.labelled'), values.labelled],
      [t('rows.softness'), `T = ${values.temperature}, α = ${values.alpha}`],
      [t('rows.steps'), whole(input.step)],
      [t('rows.seed'), String(config.seed)],
      ...(more === '' ? [] : [[t('rows.more'), more] as const]),
    ] as const,
    linkTerm: t('rows.link'),
    openLink: t('openLink'),
    made: t('made', { version: input.pageVersion }),
  };
  // Ids are data, which the typed `t` cannot check.
  const named = translator.t as (key: string) => string;
  const classNames = classNamesOf(datasetById(config.dataset), (label) =>
    named(`classes.${config.dataset}.${label}`),
  );
  // Filled in by the page: with a name that stands for itself.
  const open = (name: string) => `{{${name}}}`;
  const inPage = {
    empty: t(isTyped ? 'typing.empty' : 'empty'),
    says: t('says', { name: open('name'), percent: open('percent') }),
    time: t('time', { ms: open('ms') }),
    penDown: t('penDown'),
    penUp: t('penUp'),
    window: t('typing.window', { length: open('length'), leftOut: open('leftOut') }),
    unknown: t('typing.unknown', { characters: open('characters') }),
    allUnknown: t('typing.allUnknown'),
  };
  const rowOf = ({ id, bytes, ms, accuracy }: Measured) => ({
    name: t(`networks.${id}`),
    cells: [
      new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1000),
      new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(ms),
      new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 2 }).format(accuracy),
    ],
  });
  return { texts, classNames, inPage, rowOf };
}

/** What the page needs to know of the dataset's examples. */
const pageInput = (input: DatasetSpec['input']): PageData['input'] => {
  if (input.kind === 'tokens') return input;
  const { kind, height, width, channels, framing } = input;
  return { kind, height, width, channels, framing };
};

/**
 * Writes the trained student as one HTML file that needs no network: option `precision`, 'int8' or 'float32'.
 *
 * @throws ExportError 'untrained' before the first step, 'ensemble' for a teacher of several networks, 'option' for an
 *   option that it does not have
 */
export const exportHtml: Exporter = async (input, options) => {
  checkOptionKeys(options, ['precision']);
  const precision = choiceOption(options, 'precision', precisions, 'int8');
  if (input.step === 0) throw new ExportError('untrained', 'the student has had no step');
  checkOneTeacher(input);
  const { student } = input.networks;
  const [{ measured, numPictures }, translator] = await Promise.all([measure(input), loadTexts(input)]);
  const { texts, classNames, inPage, rowOf } = textsOf(input, translator, measured, numPictures);
  const data: PageData = {
    language: input.language,
    layers: pageLayers(student.plan),
    arrays: packedArrays(student, precision),
    input: pageInput(datasetById(input.config.dataset).input),
    classNames,
    texts: inPage,
  };
  const rows = measured.map((each): BalanceRow => ({ ...rowOf(each), isHere: each.id === precision }));
  return {
    name: `my-student-${fileStem(input, 'student')}-${precision}.html`,
    bytes: new TextEncoder().encode(pageHtml(texts, data, rows, input.link)),
  };
};
