/** How busy the people are who use the mesh: all of its request rates rise and fall with it. */
export interface Pace {
  /** The rates of a time (unix milliseconds) as a multiple of their mean over a day; above 0. */
  readonly factorAt: (at: number) => number;
  /** How many seconds of mean traffic have passed at a time (unix milliseconds); only differences mean anything. */
  readonly elapsed: (at: number) => number;
}

const HOUR = 3_600_000;
/** Seconds are counted from here, so that they stay small numbers with exact fractions. */
const ORIGIN = Date.UTC(2026, 0, 1);

interface Wave {
  readonly periodMs: number;
  readonly amplitude: number;
  /** When in its period, counted from midnight UTC, the wave is highest. */
  readonly peakMs: number;
}

/** Calm nights and busy afternoons, a dip at noon, and a wobble within each hour. Every period divides a day. */
const WAVES: readonly Wave[] = [
  { periodMs: 24 * HOUR, amplitude: 0.35, peakMs: 15 * HOUR },
  { periodMs: 6 * HOUR, amplitude: 0.05, peakMs: 4 * HOUR },
  { periodMs: HOUR, amplitude: 0.03, peakMs: HOUR / 3 },
];

const phase = ({ periodMs, peakMs }: Wave, at: number): number =>
  (2 * Math.PI * ((at - peakMs) % periodMs)) / periodMs;

/** The same rates by day and by night. */
export const STEADY_PACE: Pace = { factorAt: () => 1, elapsed: (at) => (at - ORIGIN) / 1_000 };

/** A daily rhythm by the clock of UTC; its mean over a day is 1. */
export const DAILY_PACE: Pace = {
  factorAt: (at) => WAVES.reduce((sum, wave) => sum + wave.amplitude * Math.cos(phase(wave, at)), 1),
  elapsed: (at) =>
    WAVES.reduce(
      (sum, wave) => sum + ((wave.amplitude * wave.periodMs) / (2_000 * Math.PI)) * Math.sin(phase(wave, at)),
      STEADY_PACE.elapsed(at),
    ),
};
