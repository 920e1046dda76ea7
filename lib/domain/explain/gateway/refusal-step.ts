import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainStep } from "../explanation";
import type { ExplainedRequest } from "../explained-request";
import { someOf } from "../../mesh/some-of";
import { step } from "../step";
import type { EdgeAnswer } from "./edge-answer";
import { edgeCall } from "./edge-call";

/** A gateway that did not take a connection. */
type Refusing = Pick<EdgeAnswer, "kind"> & { readonly gateway: MeshWorkload };

const namesOf = (answers: readonly Refusing[]): string =>
  someOf(answers.map(({ gateway }) => `${gateway.namespace}/${gateway.workload}`));

interface Lack {
  readonly is: string;
  readonly next: string;
}

function lackOf(
  kind: EdgeAnswer["kind"],
  gateways: string,
  host: string,
  { port, tls }: ExplainedRequest,
): Lack {
  if (kind === "noProtocol")
    return tls
      ? {
          is: `the listeners of ${gateways} on port ${port} speak plain HTTP, and the request comes by TLS`,
          next: "send it in plain text (http)",
        }
      : {
          is: `the listeners of ${gateways} on port ${port} speak TLS, and the request comes in plain text`,
          next: "send it by TLS (https)",
        };
  if (kind === "noHost")
    return {
      is: `no listener of ${gateways} on port ${port} has the host ${host}`,
      next: `call a host that one has, or add ${host} to a Gateway`,
    };
  return {
    is: `no listener of ${gateways} is on port ${port}`,
    next: `call a port that there is one on, or add a server for port ${port} to a Gateway`,
  };
}

/**
 * Says of gateways that all turn a connection away what each of them lacks, and what to do about the first, which is the
 * nearest to taking it. https://istio.io/latest/docs/ops/common-problems/network-issues/
 */
export function refusalStep(answers: readonly Refusing[], request: ExplainedRequest): ExplainStep {
  const { host } = edgeCall(request);
  const kinds = [...new Set(answers.map(({ kind }) => kind))];
  const lacks = kinds.map((kind) => {
    const alike = answers.filter((one) => one.kind === kind);
    return lackOf(kind, namesOf(alike), host, request);
  });
  const because = `${lacks.map(({ is }) => is).join("; ")}: ${lacks[0]?.next ?? ""}`;
  return step({ object: null }, "listener", "refuses", because);
}
