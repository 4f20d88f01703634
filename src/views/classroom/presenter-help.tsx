import { useTranslation } from 'react-i18next';
import styles from './presenter-mode.module.css';

const keys = [
  ['toggle', null],
  ['next', '→'],
  ['previous', '←'],
  ['scroll', '↑ ↓'],
  ['reset', 'R'],
  ['seed', 'N'],
  ['question', 'Q'],
  ['lessons', 'O'],
  ['lesson', '1 – 9, 0'],
  ['blank', 'B'],
  ['light', 'L'],
  ['fullscreen', 'F'],
  ['help', '?'],
  ['leave', 'Esc'],
] as const;

/** The keys and their effects. */
export function PresenterHelp({ ref }: { readonly ref: React.Ref<HTMLDialogElement> }) {
  const { t } = useTranslation('classroom');
  return (
    <dialog ref={ref} className={styles['help']} aria-labelledby="presenter-keys">
      <form method="dialog">
        <h2 id="presenter-keys">{t('presenter.title')}</h2>
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('presenter.key')}</th>
              <th scope="col">{t('presenter.does')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map(([id, sign]) => (
              <tr key={id}>
                <th scope="row">
                  <kbd>{sign ?? t('presenter.space')}</kbd>
                </th>
                <td>{t(`presenter.help.${id}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('presenter.scope')}</p>
        <button type="submit">{t('presenter.close')}</button>
      </form>
    </dialog>
  );
}
