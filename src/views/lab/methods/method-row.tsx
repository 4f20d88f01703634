import { ArrowDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { required } from '@/core/checked.ts';
import type { InputSpec } from '@/core/input-spec.ts';
import type { DistillationMethod, MethodFamily } from '@/distill/method.ts';
import { familyMethodsFor } from '@/distill/registry.ts';
import { refusalOf, restartsRun, switchChange } from '@/protocol/refusal.ts';
import { useLab, useLabActions, useLabStore } from '@/state/lab-context.tsx';
import { openedMethodOf } from '@/state/opened-method.ts';
import { Switch } from '@/ui/switch.tsx';
import { useInput } from '../pictures/example-view.tsx';
import styles from './method-row.module.css';
import { METHODS_TITLE } from './methods-title.ts';
import { useMethodTexts } from './use-method-texts.ts';
import { useRefusalText } from './use-refusal-text.ts';

type Family = Exclude<MethodFamily, 'comparison'>;

/** The first method of each family that imitates a teacher. */
const shownFor = (kind: InputSpec['kind']) =>
  (['output', 'feature', 'attention', 'relation', 'self'] as const).map((family) => ({
    family,
    method: required(
      familyMethodsFor(kind).find((method) => method.family === family),
      `a method of the family ${family}`,
    ),
  }));

/** Scrolls to the panels of the methods and moves the focus to their heading. */
function goToPanels() {
  const heading = document.getElementById(METHODS_TITLE);
  heading?.focus({ preventScroll: true });
  heading?.closest('section')?.scrollIntoView({ block: 'start' });
}

/** A method's switch, which also opens its panel below, and the button that goes there. */
function Item({ family, method }: { readonly family: Family; readonly method: DistillationMethod }) {
  const { id } = method;
  const { t } = useTranslation('tools');
  const texts = useMethodTexts();
  const refusalText = useRefusalText();
  const config = useLab((state) => state.config);
  const isPromoted = useLab(({ series }) => series.generations.length > 0);
  const { change } = useLabActions();
  const openedMethod = openedMethodOf(useLabStore());
  const isOn = config.methods.includes(id);
  const turned = switchChange(config, method, !isOn, isPromoted);
  const refusal = refusalOf(config, turned, isPromoted);
  const name = t(`methodRow.names.${family}`);
  const open = () => openedMethod.setState({ id });
  return (
    <li title={texts.imitates(method)}>
      <Switch
        name={name}
        label={t('methodRow.use', { name })}
        isOn={isOn}
        fixedBecause={refusal ? refusalText(refusal, method) : undefined}
        restarts={!refusal && restartsRun(config, turned)}
        onChange={() => {
          change(turned);
          open();
        }}
      />
      <button
        type="button"
        aria-label={t('methodRow.panel', { name })}
        title={t('methodRow.panel', { name })}
        onClick={() => {
          open();
          goToPanels();
        }}
      >
        <ArrowDown aria-hidden="true" />
      </button>
    </li>
  );
}

/** A switch for each family of methods, on the first screen. */
export function MethodRow() {
  const { t } = useTranslation('tools');
  const { kind } = useInput();
  return (
    <ul className={styles['row']} aria-label={t('methodRow.title')}>
      {shownFor(kind).map((item) => (
        <Item key={item.family} {...item} />
      ))}
    </ul>
  );
}
