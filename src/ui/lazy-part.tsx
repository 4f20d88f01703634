import { Component, createElement, lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { limits, within } from '@/core/limits.ts';
import styles from './lazy-part.module.css';

interface PartProps {
  /** Where a failure is shown: in place of the part, in a notice over the page, or nowhere. */
  readonly failure?: 'here' | 'above' | 'nothing' | undefined;
  /** Closes the part and its message; without it the message is only hidden. */
  readonly onClose?: (() => void) | undefined;
}

interface LazyPartProps extends PartProps {
  /** Rendered while the part loads. */
  readonly fallback?: ReactNode;
  /** Called after a failure, once the part is no longer rendered. */
  readonly onFailed?: () => void;
  readonly children: ReactNode;
}

interface MessageProps {
  readonly isAbove: boolean;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

function Message({ isAbove, onRetry, onClose }: MessageProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={`card ${styles['message'] ?? ''}`} data-above={isAbove}>
      <p>{t('app.partFailed')}</p>
      <button type="button" onClick={onRetry}>
        {t('notices.retry')}
      </button>
      {isAbove && (
        <button type="button" onClick={onClose}>
          {t('app.dismiss')}
        </button>
      )}
    </div>
  );
}

interface LazyPartState {
  readonly phase: 'drawn' | 'failed' | 'dismissed';
}

/**
 * Boundary around a part that loads lazily. If loading fails, the rest of the page stays; the part shows the
 * failure in its place and offers a retry.
 */
export class LazyPart extends Component<LazyPartProps, LazyPartState> {
  override state: LazyPartState = { phase: 'drawn' };

  static getDerivedStateFromError(): LazyPartState {
    return { phase: 'failed' };
  }

  override componentDidCatch() {
    this.props.onFailed?.();
  }

  override render() {
    const { failure = 'here', onClose, fallback, children } = this.props;
    const { phase } = this.state;
    if (phase === 'drawn') return <Suspense fallback={fallback}>{children}</Suspense>;
    if (failure === 'nothing' || phase === 'dismissed') return null;
    return (
      <Message
        isAbove={failure === 'above'}
        onRetry={() => this.setState({ phase: 'drawn' })}
        onClose={onClose ?? (() => this.setState({ phase: 'dismissed' }))}
      />
    );
  }
}

/**
 * Wraps a component in its own file in a `LazyPart`; the only place that uses React's `lazy`.
 *
 * @param load imports the component; called again for every try, since browsers refetch a failed import
 * @param fallback rendered while it loads
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback?: ReactNode,
): (props: Props & PartProps) => ReactNode {
  const make = () =>
    lazy(async () => ({ default: await within(limits.partMs, 'a part', load()) })) as ComponentType<Props>;
  let part = make();
  // React caches a rejected promise. Renew it only after the failure is rendered: React would retry forever.
  const renew = () => {
    part = make();
  };
  const Current = (props: Props) => createElement(part, props);
  return function Part({ failure, ...props }) {
    return (
      <LazyPart failure={failure} onClose={props.onClose} fallback={fallback} onFailed={renew}>
        <Current {...(props as unknown as Props)} />
      </LazyPart>
    );
  };
}
