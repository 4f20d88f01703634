/** What every exported page does: it asks the network, and shows the answer at the slider's temperature. */
import { softmaxAt } from '@/metrics/softmax.ts';
import { infer, mapsOf } from './infer.ts';
import type { PageData } from './page-data.ts';
import { unpackArray } from './unpack.ts';

const MAX_TEMPERATURE = 20;
/** Clocks of browsers may tick once a millisecond. */
const TIMED_MS = 20;

export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.querySelector(`#${id}`);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${id}`);
}
export const textAt = (id: string, text: string) => {
  byId(id, HTMLElement).textContent = text;
};
export const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

export const data = JSON.parse(byId('data', HTMLElement).textContent ?? '') as PageData;
const { layers, input, classNames, texts, language } = data;
const arrays = data.arrays.map(unpackArray);
const slider = byId('temperature', HTMLInputElement);
const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const digits = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
const rows = [...document.querySelectorAll<HTMLElement>('#bars li')];
let logits: Float32Array | null = null;

const temperature = () => MAX_TEMPERATURE ** (slider.valueAsNumber / 100);

/** Shows the answer at the slider's temperature. @returns its words */
function show(): string {
  const t = temperature();
  textAt('t', digits.format(t));
  slider.setAttribute('aria-valuetext', `T = ${digits.format(t)}`);
  const probabilities = logits ? softmaxAt(logits, t) : [];
  for (const [k, row] of rows.entries()) {
    const probability = probabilities[k] ?? 0;
    const [, bar, value] = row.children;
    const length = bar?.firstElementChild as HTMLElement | undefined;
    if (length) length.style.width = `${probability * 100}%`;
    if (value) value.textContent = logits ? percent.format(probability) : '–';
    row.toggleAttribute('data-best', logits !== null && probability === Math.max(...probabilities));
  }
  const best = probabilities.indexOf(Math.max(...probabilities));
  const words = logits
    ? fill(texts.says, { name: classNames[best] ?? '', percent: percent.format(probabilities[best] ?? 0) })
    : texts.empty;
  textAt('answer', words);
  return words;
}

/** Asks the network about an example, null for none, and shows its answer. @returns the answer in words */
export function answer(example: Float32Array | null): string {
  logits = example && infer(layers, arrays, example, mapsOf(input));
  return show();
}

/** Announces an answer, and how long the network takes for one. */
export function announce(words: string, example: Float32Array | null): void {
  textAt('status', words);
  if (!example) return;
  const started = performance.now();
  let count = 0;
  do {
    infer(layers, arrays, example, mapsOf(input));
    count++;
  } while (performance.now() - started < TIMED_MS);
  textAt('time', fill(texts.time, { ms: digits.format((performance.now() - started) / count) }));
}

slider.addEventListener('input', show);
