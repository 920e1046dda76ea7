import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import type { ExplainedRequest } from "../explained-request";
import type { ExplainCall, Routed } from "../routed";

/** What becomes of a request from outside at the edge of the mesh. */
export interface AtGateway {
  /** The proxy that takes it; null where none listens. */
  readonly gateway: MeshWorkload | null;
  /** As that proxy has it before it. */
  readonly call: ExplainCall;
  /** null where the connection is refused. */
  readonly routed: Routed | null;
  /** Nothing listens, or the TLS handshake fails. */
  readonly refused: boolean;
  readonly steps: readonly ExplainStep[];
}

/** Finds the gateway that claims the host of a request from outside, and what its routes do with it. */
export function routeAtGateway(_mesh: ExplainMesh, request: ExplainedRequest): AtGateway {
  const { host, port, method, path, headers, claims } = request;
  const call: ExplainCall = { host, port, protocol: "http", method, path, headers, claims };
  return { gateway: null, call, routed: null, refused: true, steps: [] };
}
