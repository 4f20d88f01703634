import { Component, createElement, lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { limits, within } from '@/core/limits.ts';
import styles from './lazy-part.module.css';

interface PartProps {
  /** Where it is said that the part is missing: in its place, over the page's edge, or nowhere. */
  readonly failure?: 'here' | 'above' | 'nothing' | undefined;
  /** Puts the part away; its message too, which else is only hidden. */
  readonly onClose?: (() => void) | undefined;
}

interface LazyPartProps extends PartProps {
  /** Drawn while the part is on its way. */
  readonly fallback?: ReactNode;
  /** Told of a failure, once nothing of the part is drawn any more. */
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
 * A part of the page that may be on its way, and that takes nothing else with it when it does not arrive: it says so
 * in its own place, and the visitor may try again.
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
 * A component in a file of its own, drawn in a `LazyPart`; the only place for React's `lazy`.
 *
 * @param load imports it; called anew for every try, since a browser fetches again what it failed to fetch
 * @param fallback drawn while it is on its way
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback?: ReactNode,
): (props: Props & PartProps) => ReactNode {
  const make = () =>
    lazy(async () => ({ default: await within(limits.partMs, 'a part', load()) })) as ComponentType<Props>;
  let part = make();
  // React keeps a promise that was rejected. Not renewed before the failure is drawn: React itself would try for ever.
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
