import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { methods } from '@/distill/registry.ts';
import { useLab } from '@/state/lab-context.tsx';
import { LossLedger } from './loss-ledger.tsx';
import { MethodList } from './method-list.tsx';
import { MethodPanel } from './method-panel.tsx';
import { NetworkPicture } from './network-picture.tsx';
import styles from './methods-section.module.css';

/** The methods with their switches and pictures, and the loss ledger. */
export function MethodsSection() {
  const { t } = useTranslation(['translation', 'methods']);
  const active = useLab((state) => state.config.methods);
  // Select the last active method of the link.
  const [openedId, setOpenedId] = useState(() => active.at(-1) ?? methods[0]?.id);
  const [seen, setSeen] = useState(active);
  if (seen !== active) {
    setSeen(active);
    const added = active.findLast((id) => !seen.includes(id));
    // A lesson or a script has switched the selected method off and another one on.
    if (added !== undefined && !active.some((id) => id === openedId)) setOpenedId(added);
  }
  const opened = methods.find(({ id }) => id === openedId) ?? methods[0];
  const isGenerational = methods.some((each) => each.isGenerational && active.includes(each.id));
  const numShares = methods.filter(({ id, weight }) => weight.by === 'alpha' && active.includes(id)).length;
  const isFirst = useLab(({ series }) => series.generations.length === 0);
  return (
    <>
      <section
        className={`card ${styles['section'] ?? ''}`}
        aria-labelledby="methods-title"
        data-spotlight="methods"
      >
        <header>
          <h2 id="methods-title">{t('methodPanel.title')}</h2>
          <p>{t('methodPanel.intro')}</p>
          {numShares > 1 && <p role="status">{t('methodPanel.shared')}</p>}
          {isGenerational && isFirst && <p role="status">{t('methodPanel.firstGeneration')}</p>}
        </header>
        {opened && <MethodList opened={opened} onOpen={({ id }) => setOpenedId(id)} />}
        {opened && <MethodPanel key={opened.id} method={opened} />}
      </section>
      <NetworkPicture />
      <LossLedger />
    </>
  );
}
