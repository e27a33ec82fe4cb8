import { Panel } from '@xyflow/react';
import { useState } from 'react';
import { beginOf } from '../model/definitie';
import { alleUitkomsten } from '../model/poorten';
import { useOntwerp, useToestand } from '../store/context';

/** Automatic layout. What a person put somewhere stays there. */
export function SchikKnop() {
  const ontwerp = useOntwerp();
  const magTekenen = useToestand((t) => t.flow?.magTekenen ?? false);
  const [bezig, setBezig] = useState(false);
  if (!magTekenen) return null;
  const schik = async () => {
    setBezig(true);
    try {
      const { layOut } = await import('./elk');
      const { definitie, palet, flow } = ontwerp.toestand;
      const na = await layOut(definitie, alleUitkomsten(definitie, palet, flow?.delen ?? {}));
      // Someone drew on meanwhile: that wins.
      if (ontwerp.toestand.definitie !== definitie) return;
      ontwerp.edit('Geschikt', () => na);
      ontwerp.reveal([...ontwerp.toestand.selectie][0] ?? beginOf(na)!.id);
    } finally {
      setBezig(false);
    }
  };
  return (
    <Panel position="top-right">
      <button type="button" className="knop knop-stil knop-klein" disabled={bezig} onClick={() => void schik()} title="Zet de stappen netjes. Wat je zelf verplaatste, blijft staan.">
        {bezig ? 'Bezig…' : 'Schik'}
      </button>
    </Panel>
  );
}
