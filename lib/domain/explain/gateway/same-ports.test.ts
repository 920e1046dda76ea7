import { expect, it } from "vitest";
import { demoService } from "@/lib/testing/demo-objects";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import { samePorts } from "./same-ports";

const elsewhere = demoService({
  name: "entry",
  namespace: "shop",
  selector: { istio: "ingressgateway" },
  ports: [{ name: "x", port: 7000, targetPort: 8080 }],
});

// https://istio.io/latest/docs/reference/config/networking/gateway/#Port
it.each([
  [80, 80, true],
  [80, 8080, true],
  [8080, 80, true],
  [443, 8443, true],
  [80, 443, false],
  [9000, 9000, true],
  [7000, 8080, false],
])("port %i of a gateway is its port %i: %s", (one, other, expected) => {
  const mesh = edgeMesh([...EDGE, elsewhere]);
  const gateway = mesh.routing.registry.workloads.get("edge", "entry");
  expect(gateway && samePorts(mesh, gateway)(one, other)).toBe(expected);
});
