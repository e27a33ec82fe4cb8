import { useEffect } from 'react';
import { useOntwerp } from './context';

/** Keys that work anywhere but in a field, where they belong to the browser. */
export function useToetsen(): void {
  const ontwerp = useOntwerp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || target.closest('input:not([type=checkbox]), textarea, select, dialog')) return;
      const doe: Record<string, () => void> = {
        z: () => (event.shiftKey ? ontwerp.redo() : ontwerp.undo()), y: () => ontwerp.redo(), c: () => ontwerp.copySelected(), v: () => ontwerp.paste(),
      };
      const act = doe[event.key.toLowerCase()];
      if (!act || (event.key.toLowerCase() === 'c' && getSelection()?.toString())) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [ontwerp]);
}
