import { useCallback, useEffect, useState } from 'react';

export type Geladen<T> = { waarde: T | null; fout: string | null; bezig: boolean; opnieuw: () => void };

/** Asks the server once for each key, and again when a person asks. An answer that comes too late is dropped. */
export function useLaden<T>(vraag: () => Promise<T>, sleutel: string | null): Geladen<T> {
  const [beurt, setBeurt] = useState(0);
  const [staat, setStaat] = useState<{ sleutel: string | null; waarde: T | null; fout: string | null }>({ sleutel: null, waarde: null, fout: null });
  const vol = sleutel === null ? null : `${sleutel} ${beurt}`;
  useEffect(() => {
    if (vol === null) return;
    let geldt = true;
    vraag().then(
      (waarde) => geldt && setStaat({ sleutel: vol, waarde, fout: null }),
      (fout: unknown) => geldt && setStaat({ sleutel: vol, waarde: null, fout: fout instanceof Error ? fout.message : String(fout) }),
    );
    return () => {
      geldt = false;
    };
    // The question belongs to its key: a new closure of the same key asks nothing new.
  }, [vol]);
  return { waarde: staat.waarde, fout: staat.fout, bezig: vol !== null && staat.sleutel !== vol, opnieuw: useCallback(() => setBeurt((b) => b + 1), []) };
}
