import '../contract/jitless.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-devanagari/wght.css';
import '@fontsource-variable/noto-sans-bengali/wght.css';
import './styles/index.css';
import { isOperatorPage } from './operator/address.ts';

/** One build, two pages: each loads only its own code. */
const root = document.getElementById('root');
if (root) {
  if (isOperatorPage(location))
    void import('./operator/show.tsx').then((page) => page.showOperatorPage(root));
  else void import('./kiosk.tsx').then((page) => page.showKiosk(root));
}
