/** What a Deployment of the simulated mesh is made from. */
export interface WorkloadSpec {
  readonly namespace: string;
  /** The Deployment's name, `reviews-v1`. */
  readonly name: string;
  /** Labels of the pods, `app` among them; injection adds its own. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly replicas: number;
  readonly image: string;
  readonly ports: readonly number[];
  readonly serviceAccount: string;
  /** native: an init container that keeps running; gateway: the proxy is the pod's only container. */
  readonly proxy: "native" | "container" | "gateway" | "none";
}
