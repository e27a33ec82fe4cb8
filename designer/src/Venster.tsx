import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A dialog over the designer: focus goes in and comes back, Escape closes it. */
export function Venster({ titel, close, children }: { titel: string; close: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="tt-venster" aria-labelledby={id} onClose={close}>
      <header>
        <h2 id={id}>{titel}</h2>
        <button type="button" className="knop knop-stil knop-klein" onClick={close}>Sluiten</button>
      </header>
      <div className="tt-venster-inhoud">{children}</div>
    </dialog>
  );
}
