import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages } from '@/i18n/language.ts';
import type { SettingsStore } from '@/state/settings-store.ts';
import { writeStored } from '@/state/text-storage.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import styles from './header.module.css';
import { replaceInLink } from './replace-in-link.ts';

interface HeaderProps {
  readonly settings: SettingsStore;
  /** Message shown briefly in place of the page's subtitle. */
  readonly news?: string | null;
  /** Content between the page's name and the language switch. */
  readonly children: React.ReactNode;
}

/** The page's logo: a large network and a small one. */
function Mark() {
  return (
    <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="12" cy="16" r="10" fill="var(--teacher)" />
      <circle cx="25" cy="16" r="6" fill="var(--student)" stroke="var(--surface)" strokeWidth="2" />
    </svg>
  );
}

/** Icon: a letter of each script, the current one filled. Not text, so that the name can be "Language". */
function Script({ language }: { readonly language: string }) {
  return (
    <svg className={styles['script']} viewBox="0 0 44 24" aria-hidden="true">
      {(['ko', 'en'] as const).map((each, index) => (
        <g key={each} data-current={each === language}>
          <rect x={index * 22 + 1} y="1" width="20" height="22" rx="5" />
          <path d={SIGNS[each]} transform={`translate(${index * 22} 0)`} />
        </g>
      ))}
    </svg>
  );
}

/** "가" and "A" as strokes on 22 × 24. */
const SIGNS = {
  ko: 'M5 7.5H11.2C10.8 11.6 8.6 14.8 5 16.6M15 5.5V18.5M15 11.6H18',
  en: 'M5.5 18L11 6L16.5 18M7.6 14H14.4',
} as const;

/** The page's header: its name, language and theme controls, and actions on the whole page. */
export function Header({ settings, news = null, children }: HeaderProps) {
  const { t, i18n } = useTranslation();
  const theme = useStoreState(settings, (state) => state.theme);
  const otherTheme = theme === 'dark' ? 'light' : 'dark';
  const other = languages.find((language) => language !== i18n.language) ?? 'en';
  return (
    <header className={styles['header']}>
      <Mark />
      <div className={styles['name']}>
        <h1>{t('app.title')}</h1>
        <p className={styles['tagline']} aria-live="polite" data-news={news !== null}>
          {news ?? t('app.tagline')}
        </p>
      </div>
      {children}
      <button
        type="button"
        aria-label={t('app.language')}
        title={other === 'ko' ? '한국어로 보기' : 'View in English'}
        onClick={() => {
          writeStored('language', other);
          replaceInLink('lang', other);
          void i18n.changeLanguage(other);
        }}
      >
        <Script language={i18n.language} />
      </button>
      <button
        type="button"
        aria-label={t('app.theme')}
        title={t('app.theme')}
        onClick={() => {
          settings.setTheme(otherTheme);
          replaceInLink('theme', otherTheme);
        }}
      >
        {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
      </button>
    </header>
  );
}
