import { jsonAt } from "../../world/read-json";
import type { ObjectStore } from "../../kube-api/store/object-store";
import type { Controller } from "../controller";
import type { Allocations } from "./allocations";
import { applyWrite } from "./apply-write";
import { LiveView } from "./live-view";

/** Calls `run` once after `ms` milliseconds unless the returned function is called before. */
export interface Timers {
  after(ms: number, run: () => void): () => void;
}

interface Dependencies {
  readonly store: ObjectStore;
  /** Unix milliseconds. */
  readonly clock: { now(): number };
  readonly timers: Timers;
  readonly allocations: Allocations;
  /** Run for every namespace that changed, with a view of that namespace, in this order. */
  readonly perNamespace: readonly Controller[];
  /** Run for the whole cluster once its namespaces are at rest. */
  readonly perCluster: readonly Controller[];
  readonly onProblem: (problem: string) => void;
}

export interface RunningControllers {
  /** Brings everything up at once, as if it had been running for long. */
  settle(): void;
  close(): void;
}

/** A cluster at rest needs a handful; more than this many in one go are controllers that undo each other's work. */
const MOST_ROUNDS = 50;
const LATER_MS = 1_000;
const LONGEST_WAIT_MS = 3_600_000;
const CLUSTER = "";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "it failed");

class Loop {
  readonly #deps: Dependencies;
  readonly #live: LiveView;
  readonly #wakes = new Map<string, number>();
  readonly #leave: () => void;
  #cancel: (() => void) | null = null;
  #running = false;
  #closed = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#live = new LiveView(deps.store);
    for (const [group, kind] of [["", "Pod"] as const, ["", "Service"] as const])
      for (const object of this.#live.cluster.list(group, kind)) deps.allocations.follow(object, true);
    this.#leave = deps.store.subscribe(({ kind, object, type }) => {
      this.#live.apply(kind, object, type !== "DELETED");
      deps.allocations.follow(object, type !== "DELETED");
      if (!this.#running) this.#schedule(0);
    });
  }

  run(settling: boolean): void {
    this.#running = true;
    const now = this.#deps.clock.now();
    for (const [namespace, at] of this.#wakes) if (at <= now) this.#live.touch(namespace);
    let rounds = 0;
    while (this.#live.hasChanged() && rounds < MOST_ROUNDS) {
      rounds += 1;
      for (const namespace of this.#live.takeChanged()) this.#reconcileNamespace(namespace, now, settling);
      if (!this.#live.hasChanged()) this.#reconcile(CLUSTER, this.#deps.perCluster, now, settling);
    }
    this.#running = false;
    if (this.#live.hasChanged()) this.#deps.onProblem("the controllers do not come to rest");
    this.#schedule(this.#live.hasChanged() ? LATER_MS : Math.min(...this.#wakes.values()) - now);
  }

  close(): void {
    this.#closed = true;
    this.#leave();
    this.#cancel?.();
  }

  #isAlive(namespace: string): boolean {
    const found = this.#live.cluster
      .list("", "Namespace")
      .find(({ metadata }) => metadata.name === namespace);
    return (
      found !== undefined &&
      found.metadata["deletionTimestamp"] === undefined &&
      jsonAt(found, "status", "phase") !== "Terminating"
    );
  }

  #reconcileNamespace(namespace: string, now: number, settling: boolean): void {
    if (this.#isAlive(namespace)) this.#reconcile(namespace, this.#deps.perNamespace, now, settling);
    else this.#wakes.delete(namespace);
  }

  #reconcile(namespace: string, controllers: readonly Controller[], now: number, settling: boolean): void {
    let wakeAt = Number.POSITIVE_INFINITY;
    for (const controller of controllers) {
      const view = namespace === CLUSTER ? this.#live.cluster : this.#live.namespace(namespace);
      try {
        const result = controller.reconcile(view, now);
        for (const write of result.writes) applyWrite(this.#deps.store, write, { now, settling });
        if (result.wakeAt !== null && result.wakeAt < wakeAt) wakeAt = result.wakeAt;
      } catch (error) {
        this.#deps.onProblem(`${controller.name}: ${messageOf(error)}`);
      }
    }
    if (wakeAt === Number.POSITIVE_INFINITY) this.#wakes.delete(namespace);
    else this.#wakes.set(namespace, Math.max(wakeAt, now + 1));
  }

  #schedule(ms: number): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#closed || ms === Number.POSITIVE_INFINITY) return;
    this.#cancel = this.#deps.timers.after(Math.min(Math.max(ms, 0), LONGEST_WAIT_MS), () => this.run(false));
  }
}

/**
 * Runs controllers over a store: after each change for the namespaces that changed, until they want nothing more, and by
 * itself at the moment the first of them asked for. Nothing runs while nothing changes.
 */
export function runControllers(deps: Dependencies): RunningControllers {
  const loop = new Loop(deps);
  return { settle: () => loop.run(true), close: () => loop.close() };
}
