import { beginToestand, type Toestand } from './toestand';

/** Where the state stands, and who looks at it. */
export class Bron {
  private toestand: Toestand = beginToestand;
  private readonly watchers = new Set<() => void>();

  readonly get = (): Toestand => this.toestand;

  readonly set = (change: Partial<Toestand>): void => {
    this.toestand = { ...this.toestand, ...change };
    for (const watcher of this.watchers) watcher();
  };

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
}
