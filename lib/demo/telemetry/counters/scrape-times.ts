import type { Pace } from "../pace";

/** Milliseconds between two scrapes of a target. */
export const SCRAPE_INTERVAL_MS = 15_000;

/** The moments at which a target was scraped, and how much traffic had flowed by each. */
export interface ScrapeTimes {
  readonly times: readonly number[];
  readonly elapsed: readonly number[];
}

/** How many rows of moments are remembered; the series of one target share theirs. */
const MAX_KNOWN = 128;

/** Finds the moments of scrapes; those asked for lately are remembered, as a query asks for many series of one target. */
export class ScrapeClock {
  private readonly known = new Map<string, ScrapeTimes>();

  private readonly pace: Pace;

  constructor(pace: Pace) {
    this.pace = pace;
  }

  /**
   * The scrapes from `from` to `to` (both included, unix milliseconds) of a target that is scraped `offset` milliseconds into
   * each interval.
   */
  between(from: number, to: number, offset: number): ScrapeTimes {
    const first = Math.ceil((from - offset) / SCRAPE_INTERVAL_MS) * SCRAPE_INTERVAL_MS + offset;
    const count = Math.max(0, Math.floor((to - first) / SCRAPE_INTERVAL_MS) + 1);
    const key = `${first}/${count}`;
    const found = this.known.get(key);
    if (found) return found;
    const times = Array.from({ length: count }, (_, index) => first + index * SCRAPE_INTERVAL_MS);
    const made = { times, elapsed: times.map((at) => this.pace.elapsed(at)) };
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    this.known.set(key, made);
    return made;
  }
}
