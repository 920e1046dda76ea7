import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** What a workload of the simulated mesh is made from; what is left out is as plain as can be. */
export interface WorkloadSpec {
  readonly namespace: string;
  /** The workload's name, `reviews-v1`. */
  readonly name: string;
  /** Labels of the workload and its pods, which select them; `app: <name>` where absent. */
  readonly labels?: Readonly<Record<string, string>>;
  /** More labels of the pods, which do not select them. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Annotations of the pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** One where absent. */
  readonly replicas?: number;
  /** `docker.io/library/<app>:1.0` where absent. */
  readonly image?: string;
  /** The ports the application listens at. */
  readonly ports?: readonly number[];
  readonly env?: Readonly<Record<string, string>>;
  /** The path of an HTTP readiness probe at the first port; no probe where absent. */
  readonly probe?: string;
  /** `default` where absent; it must be declared. */
  readonly serviceAccount?: string;
  /** The containers, in place of the one that image, ports, env and probe describe. */
  readonly containers?: readonly JsonObject[];
  /** More of the pods' spec: hostNetwork, nodeSelector, tolerations, … */
  readonly podSpec?: JsonObject;
}
