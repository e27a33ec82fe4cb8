import { Geweigerd, type Api } from '../api';
import { bevindingenOf } from '../bevindingen/ernst';
import { same } from '../model/definitie';
import type { Nazicht } from '../types';
import type { Bron } from './Bron';

const Rust = 600;

/** Has the drawing checked a moment after each change. An answer about an older drawing is thrown away. */
export class Nakijker {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: AbortController | null = null;

  constructor(private readonly bron: Bron, private readonly api: Api) {}

  stop(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
  }

  changed(ms = Rust): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), ms);
  }

  /** The finding that was chosen stays chosen while it is there. */
  private again(nazicht: Nazicht): number {
    const was = bevindingenOf(this.bron.get().nazicht)[this.bron.get().bevinding];
    return was ? bevindingenOf(nazicht).findIndex((o) => o.code === was.code && o.zin === was.zin && same(o.pad.at(-1), was.pad.at(-1))) : -1;
  }

  /** Checks now. */
  async run(): Promise<void> {
    this.stop();
    const { flow, definitie } = this.bron.get();
    if (!flow) return;
    const asked = new AbortController();
    this.asked = asked;
    this.bron.set({ kijktNa: true });
    try {
      const nazicht = await this.api.check(flow.id, definitie, asked.signal);
      if (!asked.signal.aborted) this.bron.set({ nazicht, kijktNa: false, nakijkFout: null, bevinding: this.again(nazicht) });
    } catch (fault) {
      if (asked.signal.aborted) return;
      this.bron.set({ kijktNa: false, nakijkFout: fault instanceof Geweigerd ? fault.message : 'De flow kon niet nagekeken worden.' });
      if (!(fault instanceof Geweigerd)) throw fault;
    }
  }
}
