import { useTranslation } from 'react-i18next';
import { methods, methodsFor } from '@/distill/registry.ts';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { openedMethodOf } from '@/state/opened-method.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { spotlight } from '@/ui/spotlight.ts';
import { LossLedger } from './loss-ledger.tsx';
import { MethodList } from './method-list.tsx';
import { MethodPanel } from './method-panel.tsx';
import { NetworkPicture } from './network-picture.tsx';
import { useInput } from '../pictures/example-view.tsx';
import styles from './methods-section.module.css';
import { METHODS_TITLE } from './methods-title.ts';

/** The methods with their switches and pictures, and the loss ledger. */
export function MethodsSection() {
  const { t } = useTranslation(['translation', 'methods']);
  const active = useLab((state) => state.config.methods);
  const openedMethod = openedMethodOf(useLabStore());
  const openedId = useStoreState(openedMethod, ({ id }) => id);
  const offered = methodsFor(useInput().kind);
  const opened = offered.find(({ id }) => id === openedId) ?? offered[0];
  const isGenerational = methods.some((each) => each.isGenerational && active.includes(each.id));
  const numShares = methods.filter(({ id, weight }) => weight.by === 'alpha' && active.includes(id)).length;
  const isFirst = useLab(({ series }) => series.generations.length === 0);
  return (
    <>
      <section
        className={`card ${styles['section'] ?? ''}`}
        aria-labelledby={METHODS_TITLE}
        {...spotlight('methods')}
      >
        <header>
          <h2 id={METHODS_TITLE} tabIndex={-1}>
            {t('methodPanel.title')}
          </h2>
          <p>{t('methodPanel.intro')}</p>
          {numShares > 1 && <p role="status">{t('methodPanel.shared')}</p>}
          {isGenerational && isFirst && <p role="status">{t('methodPanel.firstGeneration')}</p>}
        </header>
        {opened && <MethodList opened={opened} onOpen={({ id }) => openedMethod.setState({ id })} />}
        {opened && <MethodPanel key={opened.id} method={opened} />}
      </section>
      <NetworkPicture />
      <LossLedger />
    </>
  );
}
