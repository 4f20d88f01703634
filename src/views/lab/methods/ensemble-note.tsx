import { useTranslation } from 'react-i18next';
import { useLab } from '@/state/lab-context.tsx';
import { numGenerationsShown } from '@/state/look-back.ts';
import { isEnsemble } from '@/protocol/run/limits.ts';

/** Says whose inside is shown while an ensemble teaches, of which no layer can be shown. */
export function EnsembleNote({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation('tools');
  const config = useLab((state) => state.config);
  const isPromoted = useLab((state) => numGenerationsShown(state) > 0);
  if (!isEnsemble(config) || isPromoted) return null;
  return <p className={className}>{t('networkPicture.firstOf', { number: config.teacherMembers })}</p>;
}
