import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { claimWords } from '@/i18n/claim-words.ts';
import { configWords } from '@/i18n/config-name.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { entryAt } from '@/core/checked.ts';
import { configOf, type Finding } from '@/lessons/article/findings.ts';
import type { RunRef } from '@/lessons/article/sentences.ts';
import { loadLesson } from '@/lessons/load-lesson.ts';
import { lessonIds } from '@/lessons/registry.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import styles from './article-view.module.css';

type RunFinding = Extract<Finding, { kind: 'gap' | 'students' }>;
type ClaimFinding = Extract<Finding, { kind: 'claim' }>;

/** A link to a page of this site; opens in the same tab, which trains nothing. */
function Run({ href, name, text }: { readonly href: string; readonly name: string; readonly text: string }) {
  return (
    <a href={href} aria-label={`${text}: ${name}`}>
      {text}
    </a>
  );
}

/** What was compared, in words. */
function useRunName({ evidence }: RunFinding): string {
  const { t, i18n } = useTranslation('article');
  const configs = [evidence.run, ...(evidence.kind === 'students' ? [evidence.other] : [])].map(configOf);
  const [one, other] = configs.map(({ temperature, alpha }) =>
    evidence.id === 'alpha' ? alpha : temperature,
  );
  const { values } = configWords(i18n, entryAt(configs, 0), '');
  return t(`evidence.${evidence.id}` as 'evidence.temperature', { ...values, one, other });
}

function RunRow({ finding }: { readonly finding: RunFinding }) {
  const { t, i18n } = useTranslation('article');
  const { signedPoints } = numbersOf(i18n.language);
  const name = useRunName(finding);
  const { evidence, measured, speaks } = finding;
  const linkOf = (ref: RunRef) => `./${linkFromRunConfig(configOf(ref))}&lang=${i18n.language}`;
  const [low, high] = measured?.difference.interval ?? [NaN, NaN];
  return (
    <li data-speaks={speaks}>
      <span>{name}</span>
      <span className={styles['result']}>
        {measured
          ? t('points', {
              mean: signedPoints(measured.difference.mean),
              low: signedPoints(low),
              high: signedPoints(high),
            })
          : t('unmeasured')}{' '}
        {measured && (
          <small>
            {t('basis', {
              first: Math.min(...measured.run.results.keys()),
              last: Math.max(...measured.run.results.keys()),
              date: measured.run.date,
            })}
          </small>
        )}
      </span>
      <b>{t(`speaks.${speaks}`)}</b>
      <span className={styles['links']}>
        <Run href={linkOf(evidence.run)} name={name} text={t('run')} />
        {evidence.kind === 'students' && (
          <Run href={linkOf(evidence.other)} name={name} text={t('runOther')} />
        )}
      </span>
    </li>
  );
}

function ClaimRow({ finding }: { readonly finding: ClaimFinding }) {
  const { t, i18n } = useTranslation('article');
  const { evidence, measured, speaks } = finding;
  const lesson = use(loadLesson(evidence.lesson));
  const claim = lesson.claims.find(({ name }) => name === evidence.claim);
  const name = t('claim', {
    number: lessonIds.indexOf(evidence.lesson) + 1,
    claim: claim ? claimWords(i18n, evidence.lesson, claim) : '',
  });
  return (
    <li data-speaks={speaks}>
      <span>{name}</span>
      <span className={styles['result']}>
        {measured
          ? t('held', { appeared: measured.appeared, seeds: measured.lesson.seeds })
          : t('unmeasured')}{' '}
        {measured && (
          <small>
            {t('basis', {
              first: measured.lesson.from,
              last: measured.lesson.from + measured.lesson.seeds - 1,
              date: measured.lesson.date,
            })}
          </small>
        )}
      </span>
      <b>{t(`speaks.${speaks}`)}</b>
      <span className={styles['links']}>
        <Run href={`./?lesson=${evidence.lesson}&lang=${i18n.language}`} name={name} text={t('openLesson')} />
      </span>
    </li>
  );
}

/** A piece of evidence: what was measured, with how many seeds, what it says, and a link that runs it. */
export function FindingRow({ finding }: { readonly finding: Finding }) {
  return finding.kind === 'claim' ? <ClaimRow finding={finding} /> : <RunRow finding={finding} />;
}
