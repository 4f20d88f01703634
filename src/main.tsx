import '@fontsource-variable/noto-sans-kr';
import '@/ui/tokens.css';
import '@/app/base.css';
import { showStartFailure } from '@/app/show-start-failure.tsx';
import { startPage } from '@/app/start-page.tsx';

const root = document.querySelector<HTMLElement>('#root');
if (root) startPage(root).catch((error: unknown) => showStartFailure(root, error));
