import type { MetricRate } from "./metric-stream";

/** A counter that grows by so much a second with the mesh's traffic, on the mean of a day. */
export const trafficCounter = (name: string, perSecond: number): MetricRate => ({
  name,
  le: null,
  growth: "traffic",
  perSecond,
});

/** A counter of seconds or the like, which need not be whole, that grows by so much a second with the mesh's traffic. */
export const workCounter = (name: string, perSecond: number): MetricRate => ({
  name,
  le: null,
  growth: "work",
  perSecond,
});

/** A counter that grows by so much a second, by day and by night. */
export const steadyCounter = (name: string, perSecond: number): MetricRate => ({
  name,
  le: null,
  growth: "steady",
  perSecond,
});

/** A gauge of this value. */
export const gauge = (name: string, value: number): MetricRate => ({
  name,
  le: null,
  growth: "level",
  perSecond: value,
});

/** A gauge of the seconds that a certificate is still valid; the first was issued then (unix seconds). */
export const certificateGauge = (name: string, firstIssued: number): MetricRate => ({
  name,
  le: null,
  growth: "certificate",
  perSecond: firstIssued,
});
