import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import { httpsRedirect } from "./https-redirect";

const HOST = "a.example.com";
const HTTPS = { port: { number: 443, protocol: "HTTPS" }, hosts: ["*.example.com"], tls: { mode: "SIMPLE" } };

function http(hosts: readonly string[], more: JsonObject = {}): JsonObject {
  return { port: { number: 80, name: "http", protocol: "HTTP" }, hosts, ...more };
}

function istio(servers: readonly JsonObject[]): JsonObject {
  const metadata = { name: "web", namespace: "shop", labels: { a: "b" } };
  return {
    apiVersion: "networking.istio.io/v1beta1",
    kind: "Gateway",
    metadata,
    spec: { selector: {}, servers },
  };
}

function redirected(servers: readonly JsonObject[]): readonly JsonObject[] {
  const recipe = httpsRedirect({ gateway: istio(servers), host: HOST });
  return recipe.state === "ready"
    ? recipe.objects.flatMap(({ edited }) => objectsAt(objectAt(edited, "spec"), "servers"))
    : [];
}

describe("of a Gateway of Istio", () => {
  test("keeps the host as it is written, and what else the server's tls says", () => {
    const tls = { minProtocolVersion: "TLSV1_2" };
    expect(redirected([http([`shop/${HOST}`, "b.example.com"], { tls }), HTTPS])).toEqual([
      http(["b.example.com"], { tls }),
      {
        port: { number: 80, name: "http-a-example-com", protocol: "HTTP" },
        hosts: [`shop/${HOST}`],
        tls: { ...tls, httpsRedirect: true },
      },
      HTTPS,
    ]);
  });

  test("names the new server's port where the old one has no name", () => {
    const plain = { port: { number: 80, protocol: "HTTP" }, hosts: ["*"] };
    expect(redirected([plain])).toMatchObject([plain, { port: { name: "http-a-example-com" } }]);
  });

  test("reads the protocol in any case, as Istio does", () => {
    const plain = { port: { number: 80, protocol: "http" }, hosts: [HOST] };
    expect(redirected([plain])).toEqual([{ ...plain, tls: { httpsRedirect: true } }]);
  });

  test("holds for every HTTP server of the host, and for no server of others", () => {
    const other = http(["b.example.com"]);
    const more = { port: { number: 8080, protocol: "HTTP" }, hosts: [HOST] };
    expect(redirected([http([HOST]), other, more, HTTPS])).toMatchObject([
      { tls: { httpsRedirect: true } },
      other,
      { port: { number: 8080 }, tls: { httpsRedirect: true } },
      HTTPS,
    ]);
  });

  test("changes nothing but the servers", () => {
    const gateway = istio([http([HOST]), HTTPS]);
    expect(httpsRedirect({ gateway, host: HOST })).toMatchObject({
      warnings: [],
      objects: [{ baseline: gateway, edited: { ...gateway, spec: { selector: {} } } }],
    });
  });
});

test("of the Gateway API warns of nobody to be found where no HTTPS listener takes the host", () => {
  const listeners = [
    { name: "a", protocol: "HTTP", hostname: "*.example.com" },
    { name: "b", protocol: "HTTP" },
    { name: "c", protocol: "HTTPS", hostname: "b.example.com" },
  ];
  const gateway = {
    apiVersion: "gateway.networking.k8s.io/v1",
    metadata: { name: "web" },
    spec: { listeners },
  };
  expect(httpsRedirect({ gateway, host: HOST })).toMatchObject({
    warnings: [expect.stringContaining("find nobody"), expect.stringContaining("sectionName")],
    objects: [
      {
        edited: {
          spec: {
            parentRefs: [
              { name: "web", sectionName: "a" },
              { name: "web", sectionName: "b" },
            ],
          },
        },
      },
    ],
  });
});
