import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Shows the error message and a way back to a working page. */
export function Crashed({ message }: { readonly message: string }) {
  const { t } = useTranslation();
  return (
    <main className="card" role="alert">
      <p>{t('app.crashed', { message })}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('app.reload')}
      </button>
    </main>
  );
}

interface ErrorBoundaryState {
  readonly message: string | null;
}

/** Shows a rendering error instead of an empty page; the link still holds the run. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null };

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { message: error.message };
  }

  override render() {
    const { message } = this.state;
    return message === null ? this.props.children : <Crashed message={message} />;
  }
}
