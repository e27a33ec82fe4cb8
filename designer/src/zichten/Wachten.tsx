import type { ReactNode } from 'react';
import type { Geladen } from './laden';

/** What stands where an answer of the server is still to come, or did not come. */
export function Wachten<T>({ van, wat, children }: { van: Geladen<T>; wat: string; children: (waarde: T) => ReactNode }) {
  if (van.fout !== null) {
    return (
      <div className="bericht bericht-fout" role="alert">
        <p>{van.fout}</p>
        <button type="button" className="knop knop-stil knop-klein" onClick={van.opnieuw}>Probeer opnieuw</button>
      </div>
    );
  }
  return (
    <>
      <p className="zacht" role="status" hidden={!van.bezig && van.waarde !== null}>{wat} …</p>
      {van.waarde !== null && <div aria-busy={van.bezig}>{children(van.waarde)}</div>}
    </>
  );
}
