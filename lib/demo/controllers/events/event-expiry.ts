import type { K8sObject } from "../../world/k8s-object";
import { textOr } from "../../world/read-json";
import type { Controller, Write } from "../controller";

/** The API server's default --event-ttl. */
const TTL_MS = 3_600_000;
const MOST_OF_A_NAMESPACE = 300;

const lastMoment = (event: K8sObject): number => {
  const at = Date.parse(textOr(event["lastTimestamp"]) || (event.metadata.creationTimestamp ?? ""));
  return Number.isNaN(at) ? 0 : at;
};

/**
 * Forgets Events after an hour (https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/, --event-ttl),
 * and the oldest ones of a namespace that has very many.
 */
export const eventExpiry: Controller = {
  name: "event-expiry",
  reconcile: (view, now) => {
    const events = view.list("", "Event");
    if (events.length === 0) return { writes: [], wakeAt: null };
    const byAge = [...events].sort((a, b) => lastMoment(a) - lastMoment(b));
    const surplus = Math.max(0, byAge.length - MOST_OF_A_NAMESPACE);
    const gone = byAge.filter((event, index) => index < surplus || lastMoment(event) + TTL_MS <= now);
    const oldest = byAge[gone.length];
    return {
      writes: gone.map((object): Write => ({ op: "delete", object })),
      wakeAt: oldest === undefined ? null : lastMoment(oldest) + TTL_MS,
    };
  },
};
