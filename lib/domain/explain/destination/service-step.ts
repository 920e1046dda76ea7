import type { ExplainStep } from "../explanation";
import { someOf } from "../../mesh/some-of";
import { refOf, step } from "../step";
import type { FoundService } from "./find-service";
import type { KnownPort } from "./known-services";

const SPOKEN: Readonly<Record<KnownPort["protocol"], string>> = {
  http: "HTTP",
  tls: "TLS, of which proxies see the server name only",
  tcp: "no HTTP, so proxies see connections only",
  auto: "nothing by its name or appProtocol, so proxies look at the first bytes",
};

interface Called {
  readonly host: string;
  readonly port: number;
}

/**
 * The step that says which service a proxy takes a host for, and what its port speaks.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function serviceStep(found: FoundService | null, { host, port }: Called): ExplainStep {
  if (!found) {
    const because = `the proxy knows no Service or ServiceEntry of the host ${host} on port ${port}`;
    return step({ object: null }, "destination", "unknown", because);
  }
  const { service } = found;
  const object = refOf(service.object);
  if (service.aliasOf !== "") {
    const because = `it only names ${service.aliasOf}, which no service has`;
    return step({ object, path: "spec.externalName" }, "destination", "skips", because);
  }
  const own = service.ports.find(({ number }) => number === port);
  if (own) {
    const because = `it is ${service.host}; port ${port} is declared to speak ${SPOKEN[own.protocol]}`;
    return step({ object }, "destination", "takes", because);
  }
  const ports = someOf(service.ports.map(({ number }) => number)) || "none";
  return step({ object, path: "spec.ports" }, "destination", "skips", `it has no port ${port}, but ${ports}`);
}
