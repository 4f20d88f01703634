import '@fontsource-variable/noto-sans-kr';
import '@/ui/tokens.css';
import '@/app/base.css';
import { startPage } from '@/app/start-page.tsx';

const root = document.querySelector<HTMLElement>('#root');
if (root) void startPage(root);
