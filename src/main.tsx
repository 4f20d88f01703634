import '@fontsource-variable/noto-sans-kr';
import '@/ui/tokens.css';
import '@/app/base.css';
import { ignoreDrops } from '@/app/ignore-drops.ts';
import { showStartFailure } from '@/app/show-start-failure.tsx';
import { startPage } from '@/app/start-page.tsx';

ignoreDrops();
const root = document.querySelector<HTMLElement>('#root');
if (root) startPage(root).catch((error: unknown) => showStartFailure(root, error));
