import { Geweigerd, type Api } from '../api';
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
      if (!asked.signal.aborted) this.bron.set({ nazicht, kijktNa: false, nakijkFout: null, bevinding: -1 });
    } catch (fault) {
      if (asked.signal.aborted) return;
      this.bron.set({ kijktNa: false, nakijkFout: fault instanceof Geweigerd ? fault.message : 'De flow kon niet nagekeken worden.' });
      if (!(fault instanceof Geweigerd)) throw fault;
    }
  }
}
