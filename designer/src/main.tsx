import { createRoot } from 'react-dom/client';
import { api } from './api';
import { App } from './App';
import { Ontwerp } from './store/Ontwerp';
import { OntwerpContext } from './store/context';
import './app.css';

const host = document.getElementById('tekentafel')!;
const ontwerp = new Ontwerp(api);
void ontwerp.open(host.dataset.flow!, new URLSearchParams(location.search).get('stap'));

addEventListener('beforeunload', (event) => {
  if (!ontwerp.isDirty) return;
  void ontwerp.flush();
  event.preventDefault();
});
addEventListener('pagehide', () => ontwerp.leave());

createRoot(host).render(
  <OntwerpContext value={ontwerp}>
    <App />
  </OntwerpContext>,
);
