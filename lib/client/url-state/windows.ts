/** The windows offered, as Prometheus writes durations. */
export const WINDOWS = ["1m", "5m", "10m", "30m", "1h", "3h", "6h", "12h", "1d"] as const;
export type Window = (typeof WINDOWS)[number];
