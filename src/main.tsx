import '@fontsource-variable/noto-sans-kr';
import '@/ui/tokens.css';
import '@/app/base.css';
import { showStartFailure } from '@/app/show-start-failure.tsx';
import { startPage } from '@/app/start-page.tsx';

const root = document.querySelector<HTMLElement>('#root');
const page = document.documentElement;
// public/start.js has stopped a page that cannot work here, and says why.
const isStopped = page.dataset['start'] === 'stopped';
if (!isStopped) page.dataset['start'] = 'begun';
if (root && !isStopped) startPage(root).catch((error: unknown) => showStartFailure(root, error));
