import { useEffect } from 'react';
import { useOntwerp, useToestand } from './context';

/** The address names the flow that is open, so that back and a link work. */
export function useAdres(): void {
  const ontwerp = useOntwerp();
  const id = useToestand((t) => t.flow?.id);
  useEffect(() => {
    const adres = `/ontwerp/${id}`;
    if (id !== undefined && location.pathname !== adres) history.pushState(null, '', adres);
  }, [id]);
  useEffect(() => {
    const back = () => void ontwerp.open(decodeURIComponent(location.pathname.split('/')[2] ?? ''));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [ontwerp]);
}
