import { Geweigerd, type Api } from '../api';
import { findStap, idOf, pijlen, stappen, titelOf } from '../model/definitie';
import { group, whyNoGroep } from '../model/groep';
import { applyWijzigingen, touchedBy } from '../model/herstel';
import { insertBlok, type Waar } from '../model/invoegen';
import { copy, paste, type Klembord } from '../model/klembord';
import type { Kant } from '../model/samenvoegen';
import { disconnect, removeStappen } from '../model/wijzigen';
import type { ElsaDefinitie, Herstel, PadStap, PaletStap } from '../types';
import { Aanwezigheid } from './Aanwezigheid';
import { Bewaarder } from './Bewaarder';
import { Bron } from './Bron';
import { Geschiedenis } from './Geschiedenis';
import { Nakijker } from './Nakijker';
import { beginToestand, type Toestand } from './toestand';

/**
 * The flow that is being drawn, and everything that can be done with it. Screens read the state with `useToestand` and act through this; an edit is a pure function of
 * the definition, so undo, saving, merging and checking follow by themselves.
 */
export class Ontwerp {
  readonly bron = new Bron();
  private readonly verleden = new Geschiedenis();
  private readonly bewaarder: Bewaarder;
  private readonly nakijker: Nakijker;
  private readonly aanwezigheid: Aanwezigheid;
  private klembord: Klembord | null = null;
  private doelen = 0;

  constructor(readonly api: Api) {
    this.bewaarder = new Bewaarder(this.bron, api);
    this.nakijker = new Nakijker(this.bron, api);
    this.aanwezigheid = new Aanwezigheid(this.bron, api, () => this.refresh());
  }

  get toestand(): Toestand {
    return this.bron.get();
  }

  get isDirty(): boolean {
    return this.bewaarder.isDirty;
  }

  /** Opens a flow, and keeps the one before it first. False: the flow before it could not be kept, or this one not be opened. */
  async open(id: string, stap: string | null = null): Promise<boolean> {
    if (this.toestand.flow?.id === id) {
      if (stap) this.goTo(stap);
      return true;
    }
    if (!(await this.flush())) return false;
    const before = this.toestand.flow;
    if (before) this.aanwezigheid.leave(before.id);
    this.bewaarder.stop();
    this.nakijker.stop();
    const { palet, keuzes, weergave } = this.toestand;
    this.bron.set({ ...beginToestand, palet, keuzes, weergave });
    try {
      void this.loadLists();
      this.show(await this.api.open(id), stap);
      return true;
    } catch (fault) {
      if (!(fault instanceof Geweigerd)) throw fault;
      this.bron.set({ laadt: false, fout: fault.message });
      return false;
    }
  }

  /** Reads the flow again, for example after publishing. */
  async reload(): Promise<void> {
    const { flow } = this.toestand;
    if (!flow) return;
    this.show(await this.api.open(flow.id), null);
  }

  /** Drops the proposal: the published flow stands there again. */
  async discard(): Promise<void> {
    const { flow, versieId } = this.toestand;
    if (!flow?.gepubliceerd || versieId === null || !(await this.flush())) return;
    try {
      await this.api.discard(flow.id, this.toestand.versieId!);
      await this.reload();
    } catch (fault) {
      if (!(fault instanceof Geweigerd)) throw fault;
      this.bron.set({ opslag: { staat: 'fout', zin: fault.message } });
    }
  }

  leave(): void {
    if (this.toestand.flow) this.aanwezigheid.leave(this.toestand.flow.id);
  }

  /** One edit. `samen`: edits with the same mark right after each other are undone as one. */
  edit(naam: string, change: (definitie: ElsaDefinitie) => ElsaDefinitie, samen: string | null = null): void {
    const { definitie, flow } = this.toestand;
    if (!flow?.magTekenen) {
      this.say('Je kan deze flow lezen, niet hertekenen.');
      return;
    }
    const na = change(definitie);
    if (na === definitie) return;
    this.verleden.add(naam, definitie, na, samen);
    this.change(na, naam);
  }

  undo(): void {
    const naam = this.verleden.terug;
    if (naam) this.change(this.verleden.undo(this.toestand.definitie), `Teruggedraaid: ${naam}`);
  }

  redo(): void {
    const naam = this.verleden.opnieuw;
    if (naam) this.change(this.verleden.redo(this.toestand.definitie), `Opnieuw gedaan: ${naam}`);
  }

  pauseTyping(): void {
    this.verleden.pause();
  }

  select(ids: Iterable<string>, pijl: string | null = null): void {
    const selectie = new Set(ids);
    const { selectie: was } = this.toestand;
    if (pijl === this.toestand.pijl && selectie.size === was.size && [...selectie].every((id) => was.has(id))) return;
    this.bron.set({ selectie, pijl });
  }

  /** Chooses a step and brings it into sight. */
  goTo(stap: string): void {
    const found = findStap(this.toestand.definitie, stap);
    this.bron.set({ selectie: new Set(found ? [stap] : []), pijl: null, doel: found ? { stap, nr: ++this.doelen } : null });
    if (found) this.say(`Stap: ${titelOf(found)}`);
  }

  /** Brings a step into sight, and chooses nothing. */
  reveal(stap: string): void {
    this.bron.set({ doel: { stap, nr: ++this.doelen } });
  }

  /** To a step on the path of a finding, also in another flow of the bundle. */
  async follow({ flow, stap }: Pick<PadStap, 'flow' | 'stap'>): Promise<void> {
    const { nazicht, bevinding, flow: before } = this.toestand;
    if (!(await this.open(flow))) return;
    // The way goes on in another flow: it stays marked until that one was checked too.
    if (before?.id !== flow) this.bron.set({ nazicht, bevinding });
    this.goTo(stap);
  }

  /** Shows the path of the finding at this place in the list; -1: none. */
  showPad(bevinding: number): void {
    this.bron.set({ bevinding });
  }

  async repair(herstel: Herstel): Promise<void> {
    if (!(await this.open(herstel.flow))) return;
    this.edit(herstel.titel, (d) => applyWijzigingen(d, herstel.wijzigingen));
    const { definitie } = this.toestand;
    const raakt = herstel.wijzigingen.map(touchedBy).find((id) => id !== null && findStap(definitie, id));
    if (raakt) this.goTo(raakt);
  }

  removeSelected(): void {
    const { selectie } = this.toestand;
    if (selectie.size === 0) return;
    this.edit(selectie.size === 1 ? 'Stap verwijderd' : `${selectie.size} stappen verwijderd`, (d) => removeStappen(d, selectie));
    this.select([]);
  }

  /** Adds a block of the palette, and opens its properties. Without a place: on the chosen arrow, or after the chosen step. */
  insert(blok: PaletStap, waar: Waar = this.waar): void {
    const { palet, flow } = this.toestand;
    let id = '';
    this.edit(`${blok.label.replace(/ …$/, '')} toegevoegd`, (d) => {
      const [na, nieuw] = insertBlok(d, blok, waar, palet, flow?.delen ?? {});
      id = nieuw;
      return na;
    });
    if (id === '') return;
    this.goTo(id);
    this.bron.set({ nieuw: id });
  }

  /** Where the next block lands. */
  get waar(): Waar {
    const { pijl, selectie } = this.toestand;
    return pijl !== null ? { pijl } : selectie.size === 1 ? { na: [...selectie][0]! } : null;
  }

  removePijl(id: string): void {
    const pijl = pijlen(this.toestand.definitie).find((p) => idOf(p) === id);
    if (!pijl) return;
    this.edit('Pijl verwijderd', (d) => disconnect(d, pijl));
    this.select([]);
  }

  copySelected(): void {
    const { definitie, selectie } = this.toestand;
    this.klembord = copy(definitie, selectie);
    this.say(`${this.klembord.stappen.length} ${this.klembord.stappen.length === 1 ? 'stap' : 'stappen'} gekopieerd.`);
  }

  paste(): void {
    const { klembord } = this;
    if (!klembord || klembord.stappen.length === 0) return;
    let ids: string[] = [];
    this.edit('Geplakt', (d) => {
      const [na, nieuw] = paste(d, klembord);
      ids = nieuw;
      return na;
    });
    this.select(ids);
    if (ids[0] !== undefined) this.reveal(ids[0]);
  }

  /** Makes a Fase with a flow of its own of the chosen steps. Gives why not, or null. */
  async groupSelected(flow: string, naam: string): Promise<string | null> {
    const { definitie, selectie } = this.toestand;
    const bezwaar = whyNoGroep(definitie, selectie);
    if (bezwaar) return bezwaar;
    const groep = group(definitie, selectie, flow, naam);
    try {
      await this.api.save(flow, null, groep.binnen);
    } catch (fault) {
      if (!(fault instanceof Geweigerd)) throw fault;
      return fault.message;
    }
    const open = this.toestand.flow!;
    this.bron.set({ flow: { ...open, delen: { ...open.delen, [flow]: groep.binnen } } });
    let fase = '';
    this.edit(`Gegroepeerd in fase ${naam}`, (d) => {
      const nu = d === definitie ? groep : group(d, selectie, flow, naam);
      fase = nu.fase;
      return nu.buiten;
    });
    this.goTo(fase);
    return null;
  }

  /** Keeps what is not kept yet. */
  flush(): Promise<boolean> {
    return this.bewaarder.flush();
  }

  resolveBotsing(keuze: Readonly<Record<string, Kant>>): void {
    this.bewaarder.resolve(keuze);
    this.nakijker.changed();
  }

  check(): Promise<void> {
    return this.nakijker.run();
  }

  showWeergave(weergave: string): void {
    this.bron.set({ weergave, venster: null });
  }

  openVenster(venster: string | null): void {
    this.bron.set({ venster });
  }

  say(gezegd: string): void {
    this.bron.set({ gezegd });
  }

  private change(na: ElsaDefinitie, naam: string): void {
    const ids = new Set(stappen(na).map((s) => s.id));
    const selectie = new Set([...this.toestand.selectie].filter((id) => ids.has(id)));
    this.bron.set({ definitie: na, selectie, terug: this.verleden.terug, opnieuw: this.verleden.opnieuw, gezegd: naam });
    this.bewaarder.changed();
    this.nakijker.changed();
  }

  private async refresh(): Promise<void> {
    const { definitie } = this.toestand;
    await this.bewaarder.refresh();
    if (this.toestand.definitie !== definitie) this.nakijker.changed();
  }

  private show(flow: NonNullable<Toestand['flow']>, stap: string | null): void {
    this.verleden.clear();
    this.bron.set({
      laadt: false, fout: null, flow, definitie: flow.definitie, versieId: flow.versieId, opslag: { staat: 'bewaard', zin: null }, botsing: null, terug: null, opnieuw: null,
      nazicht: null, bevinding: -1,
    });
    this.bewaarder.start(flow.definitie);
    this.nakijker.changed(50);
    this.aanwezigheid.start();
    if (stap) this.goTo(stap);
  }

  private async loadLists(): Promise<void> {
    if (this.toestand.palet) return;
    try {
      const [palet, keuzes] = await Promise.all([this.api.palet(), this.api.keuzes()]);
      this.bron.set({ palet, keuzes });
    } catch (fault) {
      if (!(fault instanceof Geweigerd)) throw fault;
      this.say(fault.message);
    }
  }
}
