import { Languages, Link2, MoonStar } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '@/i18n/language.ts';
import { writeStored, type SettingsStore } from '@/state/settings-store.ts';
import styles from './header.module.css';

interface HeaderProps {
  readonly settings: SettingsStore;
  readonly children: React.ReactNode;
}

/** The page's name, its language and theme, the link to this run. */
export function Header({ settings, children }: HeaderProps) {
  const { t, i18n } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const other = languages.find((language) => language !== i18n.language) ?? 'en';
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setIsCopied(true);
  };
  return (
    <header className={styles['header']}>
      <h1>{t('app.title')}</h1>
      <p>{isCopied ? t('app.linkCopied') : t('app.tagline')}</p>
      {children}
      <button type="button" onClick={() => void copy()}>
        <Link2 aria-hidden="true" />
        {t('app.copyLink')}
      </button>
      <button
        type="button"
        aria-label={t('app.language')}
        onClick={() => {
          writeStored('language', other);
          void i18n.changeLanguage(other);
        }}
      >
        <Languages aria-hidden="true" />
        <span aria-hidden="true">{other === 'ko' ? '한국어' : 'English'}</span>
      </button>
      <button
        type="button"
        aria-label={t('app.theme')}
        onClick={() => settings.setTheme(settings.getState().theme === 'dark' ? 'light' : 'dark')}
      >
        <MoonStar aria-hidden="true" />
      </button>
    </header>
  );
}
