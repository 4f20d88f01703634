import { useTranslation } from 'react-i18next';
import { datasetTitle } from '@/datasets/dataset-spec.ts';
import { isDeleted } from '@/datasets/own/own-datasets.ts';
import { datasetById } from '@/datasets/registry.ts';
import { methodById } from '@/distill/registry.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { blockingMethods } from '@/protocol/blocking-methods.ts';
import { isLiveKey } from '@/protocol/run/config.ts';
import { hasTransferSet, isMade, OWN_PICTURES, transferSets } from '@/protocol/run/transfer-set.ts';
import { useLab } from '@/state/lab-context.tsx';
import { Select } from '@/ui/select.tsx';
import { Slider } from '@/ui/slider.tsx';
import { useMethodTexts } from '../methods/use-method-texts.ts';

interface TransferSetProps {
  readonly onChange: (key: 'transferSet' | 'transferSize', value: unknown, more?: object) => void;
}

/** Name of what the student can learn from, in the visitor's language. */
export function useTransferSetName(): (transferSet: string) => string {
  const { t } = useTranslation('tools');
  const { t: page } = useTranslation();
  return (id) =>
    id === OWN_PICTURES || isMade(id)
      ? t(`trainingData.transferSets.${id}`)
      : // Datasets can be added while the page runs: the name of one is no key that the compiler knows.
        datasetTitle(datasetById(id), (each) => (page as (key: string) => string)(`datasets.${each}`));
}

/** Choice of the pictures that the student learns from, and how many. */
export function TransferSet({ onChange }: TransferSetProps) {
  const { t, i18n } = useTranslation('tools');
  const { t: page } = useTranslation();
  const methodTexts = useMethodTexts();
  const nameOf = useTransferSetName();
  const config = useLab((state) => state.config);
  const numbers = numbersOf(i18n.language);
  const { transferSet, transferSize } = config;
  const isOther = hasTransferSet(config);
  // Its own unlabelled pictures have no place beside a transfer set.
  const changeTo = (id: string) => (id === OWN_PICTURES ? {} : { unlabelled: 0 });
  // A deleted dataset stays known to the run that has it.
  const offered = transferSets(datasetById(config.dataset)).filter(
    (id) => id === transferSet || !isDeleted(id),
  );
  return (
    <>
      <Select
        name={t('trainingData.transferSet')}
        actor="student"
        value={transferSet}
        options={offered.map((id) => {
          const methods = blockingMethods(config, { ...changeTo(id), transferSet: id })
            .map((method) => methodTexts.name(methodById(method)))
            .join(', ');
          return {
            value: id,
            text: nameOf(id),
            refusal: methods === '' ? undefined : page('models.switchOff', { methods }),
          };
        })}
        note={t(isOther ? 'trainingData.otherNote' : 'trainingData.ownNote')}
        restarts={!isLiveKey('transferSet')}
        onChange={(id) => onChange('transferSet', id, changeTo(id))}
      />
      {isOther && (
        <Slider
          name={t('trainingData.transferSize')}
          value={transferSize}
          minimum={10}
          maximum={10_000}
          scale="log"
          finest={1}
          stops={[100, 500, 2_000]}
          format={numbers.whole}
          commit="rest"
          restarts={!isLiveKey('transferSize')}
          onChange={(value) => onChange('transferSize', Math.round(value))}
        />
      )}
    </>
  );
}
