import { Geweigerd, type Api } from '../api';
import { merge, type Kant } from '../model/samenvoegen';
import type { ElsaDefinitie, Verouderd } from '../types';
import type { Bron } from './Bron';

/** After the last change, and after a save that failed. */
const Rust = 1200;
const Opnieuw = 5000;

/**
 * Keeps the concept by itself. A save that comes too late is merged with what stands there now; what cannot be merged is put before the person, and nothing is kept until
 * she chose. One save runs at a time.
 */
export class Bewaarder {
  /** What the server holds, as far as we know. */
  private basis: ElsaDefinitie | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(private readonly bron: Bron, private readonly api: Api) {}

  get isDirty(): boolean {
    return this.basis !== null && this.bron.get().definitie !== this.basis;
  }

  /** The server holds this now. */
  start(basis: ElsaDefinitie): void {
    this.basis = basis;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.basis = null;
  }

  changed(): void {
    if (!this.isDirty || this.bron.get().botsing) return;
    this.bron.set({ opslag: { staat: 'wacht', zin: null } });
    this.plan(Rust);
  }

  /** Saves now what is not saved yet. False: it could not. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (this.isDirty && !this.bron.get().botsing) await this.run();
    return !this.isDirty;
  }

  /** Takes in what another coordinator kept. */
  async refresh(): Promise<void> {
    const { flow, versieId } = this.bron.get();
    if (!flow || !this.basis || this.running || this.bron.get().botsing) return;
    const nu = await this.api.open(flow.id);
    if (this.bron.get().flow?.id !== flow.id || nu.versieId === versieId || this.bron.get().versieId !== versieId) return;
    this.bron.set({ flow: nu });
    this.takeIn({ zin: '', huidig: { versieId: nu.versieId, definitie: nu.definitie, door: '', gepubliceerd: !nu.isConcept }, basis: null });
  }

  /** The person chose what stays. */
  resolve(keuze: Readonly<Record<string, Kant>>): void {
    const { botsing, definitie } = this.bron.get();
    if (!botsing) return;
    const { definitie: samen } = merge(botsing.basis, definitie, botsing.hun, keuze);
    this.basis = botsing.hun;
    this.bron.set({ botsing: null, venster: null, definitie: samen, versieId: botsing.versieId });
    this.changed();
    this.plan(0);
  }

  private plan(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private run(): Promise<void> {
    this.running = this.save().finally(() => (this.running = null));
    return this.running;
  }

  private async save(): Promise<void> {
    const { flow, versieId, definitie } = this.bron.get();
    if (!flow) return;
    this.bron.set({ opslag: { staat: 'bezig', zin: null } });
    try {
      const kept = await this.api.save(flow.id, versieId, definitie);
      if (this.bron.get().flow?.id !== flow.id) return;
      this.basis = definitie;
      const open = this.bron.get().flow!;
      this.bron.set({ flow: open.isConcept ? open : { ...open, isConcept: true }, versieId: kept.versieId, opslag: { staat: this.isDirty ? 'wacht' : 'bewaard', zin: null } });
      if (this.isDirty) this.plan(Rust);
    } catch (fault) {
      this.failed(fault, flow.id);
    }
  }

  private failed(fault: unknown, flow: string): void {
    if (!(fault instanceof Geweigerd)) throw fault;
    if (this.bron.get().flow?.id !== flow) return;
    if (fault.verouderd) {
      this.takeIn(fault.verouderd);
      return;
    }
    this.bron.set({ opslag: { staat: 'fout', zin: fault.message } });
    // A refusal stays a refusal until the drawing changes; a server that is away comes back.
    if (fault.status === 0 || fault.status >= 500) this.plan(Opnieuw);
  }

  private takeIn({ huidig, basis }: Verouderd): void {
    const { definitie } = this.bron.get();
    const van = this.basis ?? basis ?? huidig.definitie;
    const samen = merge(van, definitie, huidig.definitie);
    if (samen.conflicten.length > 0) {
      this.bron.set({
        opslag: { staat: 'botsing', zin: 'Iemand anders veranderde hetzelfde. Kies wat blijft.' }, venster: 'samenvoegen',
        botsing: { basis: van, hun: huidig.definitie, versieId: huidig.versieId, door: huidig.door, gepubliceerd: huidig.gepubliceerd, conflicten: samen.conflicten },
      });
      return;
    }
    const own = definitie !== this.basis;
    this.basis = huidig.definitie;
    this.bron.set({
      definitie: own ? samen.definitie : huidig.definitie, versieId: huidig.versieId, opslag: { staat: own ? 'wacht' : 'bewaard', zin: null },
      gezegd: huidig.door ? `${huidig.door} tekende ook aan deze flow. Alles is samengevoegd.` : 'Wat een ander tekende, is erbij gekomen.',
    });
    if (own) this.plan(0);
  }
}
