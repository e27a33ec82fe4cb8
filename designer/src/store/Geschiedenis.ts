import { merge } from '../model/samenvoegen';
import type { ElsaDefinitie } from '../types';

interface Stap { naam: string; voor: ElsaDefinitie; na: ElsaDefinitie; samen: string | null }

/**
 * Undo and redo. A step back takes away what that edit did, and leaves what another coordinator did since: it is a merge over the state after the edit.
 */
export class Geschiedenis {
  private done: Stap[] = [];
  private undone: Stap[] = [];

  get terug(): string | null {
    return this.done.at(-1)?.naam ?? null;
  }

  get opnieuw(): string | null {
    return this.undone.at(-1)?.naam ?? null;
  }

  clear(): void {
    this.done = [];
    this.undone = [];
  }

  /** Edits with the same `samen` right after each other, such as letters typed in one field, are one step. */
  add(naam: string, voor: ElsaDefinitie, na: ElsaDefinitie, samen: string | null): void {
    const last = this.done.at(-1);
    if (samen !== null && last?.samen === samen && last.na === voor) this.done[this.done.length - 1] = { ...last, na };
    else this.done = [...this.done, { naam, voor, na, samen }].slice(-200);
    this.undone = [];
  }

  /** Typing that pauses begins a new step. */
  pause(): void {
    const last = this.done.at(-1);
    if (last) this.done[this.done.length - 1] = { ...last, samen: null };
  }

  undo(nu: ElsaDefinitie): ElsaDefinitie {
    const stap = this.done.pop();
    if (!stap) return nu;
    this.undone.push(stap);
    return nu === stap.na ? stap.voor : merge(stap.na, stap.voor, nu).definitie;
  }

  redo(nu: ElsaDefinitie): ElsaDefinitie {
    const stap = this.undone.pop();
    if (!stap) return nu;
    this.done.push(stap);
    return nu === stap.voor ? stap.na : merge(stap.voor, stap.na, nu).definitie;
  }
}
