import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfigError, LayerError } from '@/core/errors.ts';
import type { Choice, DistillationMethod } from '@/distill/method.ts';
import { methods } from '@/distill/registry.ts';
import { valueOf } from '@/protocol/run/config.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useExpected } from '../use-expected.ts';
import type { NetworkSide } from './network-grid.ts';
import { useMethodTexts } from './use-method-texts.ts';
import styles from './network-picture.module.css';

interface LayerOffersProps {
  readonly side: NetworkSide;
  readonly tap: string;
}

/** Settings of the methods that can select a layer of this network, e.g. the hint layer. */
const rolesOf = ({ side, tap }: LayerOffersProps) =>
  methods.flatMap((method) =>
    method.choices
      .filter(({ tapOf, options }) => tapOf === side && options.includes(tap))
      .map((choice) => ({ method, choice })),
  );

/** Buttons that give the layer a role in a method; they switch the method on if it is off. */
export function LayerOffers(props: LayerOffersProps) {
  const { t: words, i18n } = useTranslation('tools');
  const texts = useMethodTexts();
  const expectedText = useExpected();
  const config = useLab((state) => state.config);
  const { configure } = useLabActions();
  const [refusal, setRefusal] = useState<string | null>(null);
  /** Name for use within a sentence, without the network, which the heading names. */
  const nameOf = ({ key }: Choice) => {
    const name = texts.setting(key).replace(/\s*\(.*\)$/, '');
    return name.charAt(0).toLocaleLowerCase(i18n.language) + name.slice(1);
  };
  const make = async (method: DistillationMethod, { key, options }: Choice) => {
    const word = (option: string) => (options.includes(option) ? texts.option(option) : option);
    const methodIds = methods
      .map(({ id }) => id)
      .filter((id) => id === method.id || config.methods.includes(id));
    try {
      setRefusal(null);
      await configure({ [key]: props.tap, methods: methodIds });
    } catch (error) {
      if (!(error instanceof ConfigError || error instanceof LayerError)) return setRefusal(String(error));
      const { received, expected } = error.context;
      const isChoice = typeof expected === 'object' && expected.kind === 'choice';
      setRefusal(
        words('settings.wrongNumber', {
          received: word(received),
          expected: isChoice
            ? expected.values.map((each) => word(String(each))).join(', ')
            : expectedText(expected),
        }),
      );
    }
  };
  return (
    <div className={styles['offers']}>
      {rolesOf(props).map(({ method, choice }) => {
        const isOn = config.methods.includes(method.id);
        const facts = { role: nameOf(choice), method: texts.name(method) };
        return isOn && valueOf(config, choice.key) === props.tap ? (
          <p key={choice.key}>{words('networkPicture.isRole', facts)}</p>
        ) : (
          <button key={choice.key} type="button" onClick={() => void make(method, choice)}>
            {isOn ? words('networkPicture.make', facts) : words('networkPicture.makeAndUse', facts)}
          </button>
        );
      })}
      <p role="alert" className={styles['refusal']}>
        {refusal}
      </p>
    </div>
  );
}
