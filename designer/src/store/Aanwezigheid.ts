import { Geweigerd, type Api } from '../api';
import type { Bron } from './Bron';

const Elke = 5000;

/** Says every five seconds that we are here and at which step, and hears who else is. Another version than ours: someone kept something, so it is taken in. */
export class Aanwezigheid {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly bron: Bron, private readonly api: Api, private readonly refresh: () => Promise<void>) {}

  start(): void {
    clearTimeout(this.timer);
    void this.beat();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  leave(flow: string): void {
    this.stop();
    this.api.present(flow, null, true).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    const { flow, selectie } = this.bron.get();
    if (!flow) return;
    try {
      const answer = await this.api.present(flow.id, [...selectie][0] ?? null);
      if (this.bron.get().flow?.id !== flow.id) return;
      this.bron.set({ anderen: answer.anderen });
      const { opslag, versieId } = this.bron.get();
      if (answer.versieId !== versieId && opslag.staat === 'bewaard') await this.refresh();
    } catch (fault) {
      if (!(fault instanceof Geweigerd)) throw fault;
      this.bron.set({ anderen: [] });
    } finally {
      if (this.bron.get().flow?.id === flow.id) this.timer = setTimeout(() => void this.beat(), Elke);
    }
  }
}
