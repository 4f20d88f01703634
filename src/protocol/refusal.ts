import type { Choice, DistillationMethod } from '@/distill/method.ts';
import { methodById, turned } from '@/distill/registry.ts';
import { isLiveChange, parseRunConfig, valueOf, type RunConfig } from './run/config.ts';
import { isTaughtByStudents } from './run/assistant.ts';
import { isEnsemble, maxBatch, possibleOptions, tapsFor, type Networks } from './run/limits.ts';
import { hasAssistant, NO_ASSISTANT } from './run/teaching-model.ts';
import { hasTransferSet, teachesWithoutLabels } from './run/transfer-set.ts';

type Change = Readonly<Record<string, unknown>>;

/** Why a setting is refused; `kind` is the key of its text in both languages. */
export type Refusal =
  /** A network lacks the layer chosen for a method. */
  | {
      readonly kind: 'layer';
      readonly whose: 'teacher' | 'student';
      readonly layer: string;
      readonly method: string;
    }
  /** A network has no layer that the method could compare. */
  | { readonly kind: 'noLayers'; readonly whose: 'teacher' | 'student'; readonly method: string }
  /** An ensemble has no layers that the method could compare. */
  | { readonly kind: 'ensemble'; readonly method: string }
  /** The student's pictures have no labels, which the method needs. */
  | { readonly kind: 'noLabels'; readonly method: string }
  | { readonly kind: 'batch'; readonly most: number; readonly method: string }
  /** Each student would teach the next, so that the run's assistant would have nobody to teach. */
  | { readonly kind: 'assistant'; readonly method: string };

/** The configurations to check: after a promotion, until a restart, also one with the student as teacher. */
const comparedIn = (config: RunConfig, isPromoted: boolean): readonly RunConfig[] =>
  isPromoted ? [config, { ...config, teacher: config.student, assistant: NO_ASSISTANT }] : [config];

const lacking = (networks: Networks, choice: Choice) =>
  choice.tapOf !== 'teacher' && possibleOptions(networks, { ...choice, tapOf: 'student' }).length === 0
    ? 'student'
    : 'teacher';

/** Why a method cannot be active in a run; null if it can. */
function methodRefusal(config: RunConfig, id: string): Refusal | null {
  const { choices } = methodById(id);
  if (hasTransferSet(config) && !teachesWithoutLabels(id)) return { kind: 'noLabels', method: id };
  const empty = choices.find((choice) => possibleOptions(config, choice).length === 0);
  if (empty) {
    const whose = lacking(config, empty);
    if (whose === 'teacher' && isEnsemble(config)) return { kind: 'ensemble', method: id };
    return { kind: 'noLayers', whose, method: id };
  }
  for (const choice of choices) {
    const refusal = optionRefusalIn(config, id, choice, String(valueOf(config, choice.key)));
    if (refusal) return refusal;
  }
  const most = maxBatch([id], config.unlabelled);
  return config.batch > most ? { kind: 'batch', most, method: id } : null;
}

function optionRefusalIn(networks: Networks, id: string, choice: Choice, option: string): Refusal | null {
  if (possibleOptions(networks, choice).includes(option)) return null;
  const { tapOf } = choice;
  for (const whose of tapOf === 'both' ? (['student', 'teacher'] as const) : tapOf ? [tapOf] : []) {
    const taps = tapsFor(networks, whose);
    const layer = option.split('-').find((tap) => !taps.includes(tap));
    if (layer === undefined) continue;
    if (whose === 'teacher' && isEnsemble(networks)) return { kind: 'ensemble', method: id };
    return { kind: 'layer', whose, layer, method: id };
  }
  return null;
}

/**
 * Why an option of a method's choice is not offered, whether the method is on or off; null if it is offered.
 *
 * @param isPromoted whether a student of the run has become its teacher
 */
export function optionRefusal(
  config: RunConfig,
  method: DistillationMethod,
  choice: Choice,
  option: string,
  isPromoted = false,
): Refusal | null {
  for (const networks of comparedIn(config, isPromoted)) {
    const refusal = optionRefusalIn(networks, method.id, choice, option);
    if (refusal) return refusal;
  }
  return null;
}

/**
 * The change that switches a method on or off; choices whose layer the networks lack are set to a valid one.
 *
 * @param isPromoted whether a student of the run has become its teacher
 */
export function switchChange(
  config: RunConfig,
  method: DistillationMethod,
  isOn: boolean,
  isPromoted = false,
): Change {
  const methods = turned(config.methods, method, isOn);
  if (!isOn) return { methods };
  const networks = comparedIn({ ...config, methods: [...methods] }, isPromoted);
  const fitted = method.choices.flatMap((choice) => {
    const options = choice.options.filter((option) =>
      networks.every((each) => possibleOptions(each, choice).includes(option)),
    );
    if (options.includes(String(valueOf(config, choice.key)))) return [];
    const next = options.includes(choice.default) ? choice.default : options.at(-1);
    return next === undefined ? [] : [[choice.key, next]];
  });
  return { ...Object.fromEntries(fitted), methods };
}

/**
 * The first reason for which an active method refuses a change of a run; null if none does.
 *
 * Values out of range are not checked here but by `parseRunConfig`.
 */
export function refusalOf(config: RunConfig, change: Change, isPromoted = false): Refusal | null {
  const changed = { ...config, ...change } as RunConfig;
  const method = hasAssistant(changed) && changed.methods.find((id) => isTaughtByStudents({ methods: [id] }));
  if (method) return { kind: 'assistant', method };
  // A change that starts a new run restores the first teacher.
  for (const compared of comparedIn(changed, isPromoted && isLiveChange(config, changed))) {
    for (const id of changed.methods) {
      const refusal = methodRefusal(compared, id);
      if (refusal) return refusal;
    }
  }
  return null;
}

/** Whether a valid change discards the current run and starts a new one. */
export function restartsRun(config: RunConfig, change: Change): boolean {
  return !isLiveChange(config, parseRunConfig(change, config).config);
}
