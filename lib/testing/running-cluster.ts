import { createControllers } from "@/lib/demo/controllers/create-controllers";
import { findKind } from "@/lib/demo/kube-api/kinds/find-kind";
import { loadObjects } from "@/lib/demo/kube-api/store/load-objects";
import { ObjectStore } from "@/lib/demo/kube-api/store/object-store";
import { isSameState, nextState } from "@/lib/demo/kube-api/write/next-state";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { textOr } from "@/lib/demo/world/read-json";

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

const MOST_STEPS = 10_000;

/** A cluster whose controllers follow what a test does to it, in a time that the test moves. */
export class RunningCluster {
  readonly store = new ObjectStore(0, 10_000);
  readonly problems: string[] = [];
  /** CPU cores that a pod of any workload uses. */
  load: number | null = null;
  /** Unix milliseconds. */
  now: number;
  #timers: readonly Timer[] = [];

  constructor(declared: readonly K8sObject[], now = Date.parse("2026-01-20T12:00:00Z")) {
    this.now = now;
    loadObjects(this.store, declared, now);
    const controllers = createControllers({
      store: this.store,
      clock: { now: () => this.now },
      timers: { after: (ms, run) => this.#after(ms, run) },
      loadOf: () => this.load,
      onProblem: (problem) => this.problems.push(problem),
    });
    controllers.settle();
  }

  #after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, run };
    this.#timers = [...this.#timers, timer];
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Lets time pass, and whatever happens in it. */
  advance(ms: number): void {
    const until = this.now + ms;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > until) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }

  /** How many timers wait; a cluster at rest has none. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** The objects of a kind, or of one namespace. */
  list(kind: string, namespace?: string): readonly K8sObject[] {
    return this.store
      .all()
      .filter((one) => one.kind === kind && (namespace === undefined || one.metadata.namespace === namespace))
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  }

  /** The object of a kind and name; throws where there is none. */
  get(kind: string, name: string): K8sObject {
    const found = this.list(kind).find(({ metadata }) => metadata.name === name);
    if (found === undefined) throw new Error(`no ${kind} ${name}`);
    return found;
  }

  /** Writes an object as a client would, and lets what follows at once happen. */
  put(object: K8sObject): void {
    const kind = findKind(object.apiVersion, object.kind);
    if (kind === undefined) throw new Error(`no kind ${object.kind}`);
    const current = this.store.get(kind, object.metadata.namespace ?? "", object.metadata.name);
    const next = nextState(object, current ?? undefined, this.now);
    if (!isSameState(current, next)) this.store.put(kind, next);
    this.advance(0);
  }

  /** Stores an object with what only the API server writes, such as a deletionTimestamp. */
  storeAsIs(object: K8sObject): void {
    const kind = findKind(object.apiVersion, object.kind);
    if (kind !== undefined) this.store.put(kind, object);
    this.advance(0);
  }

  /** Changes an object by name. */
  change(kind: string, name: string, change: (object: K8sObject) => K8sObject): void {
    this.put(change(this.get(kind, name)));
  }

  /** Removes an object at once. */
  remove(object: K8sObject): void {
    const kind = findKind(object.apiVersion, object.kind);
    if (kind !== undefined) this.store.remove(kind, object.metadata.namespace ?? "", object.metadata.name);
    this.advance(0);
  }

  /** The Events told so far, as `Kind/name Reason: message`, without those of one reason being told twice. */
  events(reason?: string): readonly string[] {
    return this.list("Event")
      .filter((event) => reason === undefined || event["reason"] === reason)
      .map((event) => `${textOr(event["reason"])}: ${textOr(event["message"])}`);
  }
}
