import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '@/i18n/language.ts';
import { hideableParts, type HideablePart, type PageLink } from '@/protocol/link/page-link.ts';
import { isTeacherFile } from '@/protocol/run/teacher-weights.ts';
import { useLab } from '@/state/lab-context.tsx';
import { usePage } from '@/state/page-context.tsx';
import { Select } from '@/ui/select.tsx';
import { CopyField } from './copy-field.tsx';
import { LinkCode } from './link-code.tsx';
import styles from './share.module.css';

/** Address that opens this run in a language, with the chosen page settings. */
export type LinkFor = (language: string, page: PageLink) => string;

/** HTML that embeds the page in another one. */
function embedCode(link: string, title: string): string {
  const address = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const attributes = [
    `src="${address}"`,
    `title="${title}"`,
    'width="100%"',
    'height="760"',
    'loading="lazy"',
    'allow="cross-origin-isolated; fullscreen; clipboard-write"',
    'style="border: 1px solid #8a93a8; border-radius: 12px"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

interface VisitorChoicesProps {
  readonly hidden: readonly HideablePart[];
  readonly isPresenting: boolean;
  readonly onHide: (hidden: readonly HideablePart[]) => void;
  readonly onPresent: (isPresenting: boolean) => void;
}

/** Choices of what a visitor of the link sees. */
function VisitorChoices({ hidden, isPresenting, onHide, onPresent }: VisitorChoicesProps) {
  const { t } = useTranslation('classroom');
  const toggle = (part: HideablePart) =>
    onHide(hideableParts.filter((each) => (each === part) !== hidden.includes(each)));
  return (
    <details className={styles['more']} open={hidden.length > 0}>
      <summary>{t('share.visitor')}</summary>
      <label className={styles['check']}>
        <input type="checkbox" checked={isPresenting} onChange={(event) => onPresent(event.target.checked)} />
        {t('share.present')}
      </label>
      <fieldset>
        <legend>{t('share.hide')}</legend>
        <p className={styles['hint']}>{t('share.hideHint')}</p>
        <div className={styles['parts']}>
          {hideableParts.map((part) => (
            <label key={part} className={styles['check']}>
              <input type="checkbox" checked={hidden.includes(part)} onChange={() => toggle(part)} />
              {t(`share.parts.${part}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

/** The link to this run as text, QR code and HTML, with its options. */
export function ShareLink({ linkFor }: { readonly linkFor: LinkFor }) {
  const { t, i18n } = useTranslation('classroom');
  const { t: main } = useTranslation();
  const { seed, teacherWeights } = useLab((state) => state.config);
  const lesson = usePage((state) => state.lesson);
  const hiddenHere = usePage((state) => state.hidden);
  const [language, setLanguage] = useState(i18n.language);
  const [hidden, setHidden] = useState(hiddenHere);
  const [isPresenting, setIsPresenting] = useState(false);
  const page: PageLink = { lesson, hidden, isPresenting, isEmbedded: false };
  const link = linkFor(language, page);
  const embedded = linkFor(language, { ...page, isPresenting: false, isEmbedded: true });
  return (
    <>
      <p className={styles['lead']}>
        {t('share.same', { seed })}
        {lesson && ` ${t('share.atLesson', { step: lesson.step + 1 })}`}
      </p>
      {isTeacherFile(teacherWeights) && <p className={styles['lead']}>{t('share.teacherFile')}</p>}
      <div className={styles['link']}>
        <div className={styles['column']}>
          <CopyField name={t('share.link')} text={link} buttonText={t('share.copyLink')} rows={5} isMain />
          <Select
            name={t('share.language')}
            value={language}
            options={languages.map((each) => ({ value: each, text: t(`share.languages.${each}`) }))}
            onChange={setLanguage}
          />
        </div>
        <LinkCode link={link} />
      </div>
      <VisitorChoices
        hidden={hidden}
        isPresenting={isPresenting}
        onHide={setHidden}
        onPresent={setIsPresenting}
      />
      <details className={styles['more']}>
        <summary>{t('share.embed')}</summary>
        <p className={styles['hint']}>{t('share.embedHint')}</p>
        <CopyField
          name={t('share.embedCode')}
          text={embedCode(embedded, main('app.title'))}
          buttonText={t('share.copyCode')}
          rows={4}
        />
      </details>
    </>
  );
}
