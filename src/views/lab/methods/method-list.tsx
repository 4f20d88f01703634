import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DistillationMethod } from '@/distill/method.ts';
import { refusalOf, restartsRun, switchChange } from '@/protocol/refusal.ts';
import { missingPictures } from '@/protocol/run/limits.ts';
import { RestartMark } from '@/ui/restart-mark.tsx';
import { Switch } from '@/ui/switch.tsx';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { useInput } from '../pictures/example-view.tsx';
import { methodGroupsFor, type MethodGroup } from './method-groups.ts';
import { useMethodTexts } from './use-method-texts.ts';
import { useRefusalText } from './use-refusal-text.ts';
import styles from './methods-section.module.css';

interface MethodListProps {
  readonly opened: DistillationMethod;
  readonly onOpen: (method: DistillationMethod) => void;
}

interface MethodSwitchProps {
  readonly method: DistillationMethod;
  readonly onTurn: () => void;
}

/** Switch of a method; says if it is impossible or restarts the run. */
function MethodSwitch({ method, onTurn }: MethodSwitchProps) {
  const { t } = useTranslation('tools');
  const id = useId();
  const texts = useMethodTexts();
  const refusalText = useRefusalText();
  const config = useLab((state) => state.config);
  const isPromoted = useLab(({ series }) => series.generations.length > 0);
  const { change } = useLabActions();
  const isOn = config.methods.includes(method.id);
  const turned = switchChange(config, method, !isOn, isPromoted);
  const refusal = refusalOf(config, turned, isPromoted);
  const least = missingPictures(config, method);
  const restarts = !refusal && restartsRun(config, turned);
  return (
    <>
      <Switch
        name={texts.name(method)}
        isOn={isOn}
        fixedBecause={refusal ? refusalText(refusal, method) : undefined}
        describedBy={id}
        onChange={() => {
          change(turned);
          onTurn();
        }}
      />
      <small id={id} className={styles['about']}>
        {refusal && <span>{refusalText(refusal, method)} </span>}
        {restarts && <RestartMark isWritten />}
        {least !== null && <span> {t('settings.alwaysZero', { least })}</span>}
      </small>
    </>
  );
}

function MethodItems({
  methods,
  groupId,
  opened,
  onOpen,
}: MethodListProps & { readonly methods: readonly DistillationMethod[]; readonly groupId: string }) {
  const { t } = useTranslation();
  const texts = useMethodTexts();
  return (
    <ul aria-labelledby={groupId}>
      {methods.map((method) => (
        <li key={method.id} data-opened={method === opened} data-family={method.family}>
          <MethodSwitch method={method} onTurn={() => onOpen(method)} />
          <button
            type="button"
            aria-label={t('methodPanel.open', { name: texts.name(method) })}
            aria-pressed={method === opened}
            onClick={() => onOpen(method)}
          >
            <ChevronRight aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Variants that few need; unfolded as soon as one of them is on or opened, and then left as the visitor wants it. */
function FoldedItems(props: MethodListProps & { readonly methods: readonly DistillationMethod[] }) {
  const { methods, opened } = props;
  const { t } = useTranslation();
  const id = useId();
  const needed = useLab(({ config }) =>
    methods
      .filter((method) => method === opened || config.methods.includes(method.id))
      .map((method) => method.id)
      .join(' '),
  );
  const [isOpen, setIsOpen] = useState(needed !== '');
  const [seen, setSeen] = useState(needed);
  if (needed !== seen) {
    setSeen(needed);
    if (needed !== '') setIsOpen(true);
  }
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary id={id}>{t('methodPanel.more', { number: methods.length })}</summary>
      <MethodItems {...props} groupId={id} />
    </details>
  );
}

function Group({ group, ...props }: MethodListProps & { readonly group: MethodGroup }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <h3 id={id}>{t(`methodPanel.groups.${group.name}`)}</h3>
      <MethodItems {...props} methods={group.shown} groupId={id} />
      {group.folded.length > 0 && <FoldedItems {...props} methods={group.folded} />}
    </div>
  );
}

/** Every method with its switch, by what the student imitates; the selected one is shown beside the list. */
export function MethodList(props: MethodListProps) {
  const { kind } = useInput();
  return (
    <div className={styles['list']}>
      {methodGroupsFor(kind).map((group) => (
        <Group key={group.name} {...props} group={group} />
      ))}
    </div>
  );
}
