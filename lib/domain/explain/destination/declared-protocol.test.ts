import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../mesh/cluster-object";
import { declaredProtocol, entryProtocol, type DeclaredProtocol } from "./declared-protocol";

// https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
describe("a port of a Service speaks", () => {
  it.each<readonly [rule: string, port: JsonObject, number: number, expected: DeclaredProtocol]>([
    ["what its name begins with", { name: "grpc-web-x" }, 80, "http"],
    ["TLS by the name https", { name: "https-admin" }, 443, "tls"],
    ["bytes by a name of another protocol", { name: "redis" }, 6379, "tcp"],
    ["anything by a name that says nothing", { name: "web" }, 8080, "auto"],
    ["anything by a name that only looks alike", { name: "httpx" }, 8080, "auto"],
    ["its appProtocol before its name", { name: "http", appProtocol: "tcp" }, 80, "tcp"],
    ["an appProtocol of Kubernetes", { name: "x", appProtocol: "kubernetes.io/h2c" }, 80, "http"],
    ["its name where the appProtocol is not known", { name: "http", appProtocol: "x.io/y" }, 80, "http"],
    ["bytes by UDP, whatever its name", { name: "http", protocol: "UDP" }, 80, "tcp"],
    ["bytes by a number whose servers speak first", { name: "db" }, 3306, "tcp"],
    ["what its name says on such a number", { name: "http" }, 3306, "http"],
  ])("%s", (_rule, port, number, expected) => {
    expect(declaredProtocol(port, number)).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/service-entry/#ServicePort
describe("a port of a ServiceEntry speaks", () => {
  it.each<readonly [rule: string, port: JsonObject, expected: DeclaredProtocol]>([
    ["its protocol in capitals", { protocol: "HTTPS", name: "http" }, "tls"],
    ["bytes", { protocol: "TCP" }, "tcp"],
    ["what its name says where the protocol is not known", { protocol: "X", name: "grpc-a" }, "http"],
    ["anything where neither says", { name: "out" }, "auto"],
  ])("%s", (_rule, port, expected) => {
    expect(entryProtocol(port)).toBe(expected);
  });
});
