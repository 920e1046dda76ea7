import { expect, it } from "vitest";
import { explorerPath } from "./explorer-path";
import { requestOfExample } from "./request-of-example";

it.each([
  ["https://shop.example/api?a=b", { port: "443", tls: "true", path: "/api?a=b" }],
  ["http://shop.example:8080/", { port: "8080", tls: "false", path: "/" }],
])("%s opens in the explorer as that request", (url, expected) => {
  const request = requestOfExample({ url, method: "GET", headers: { "x-preview": "yes" } });
  const path = request === null ? "" : explorerPath(request);
  const search = new URL(path, "http://meshlens").searchParams;
  expect(Object.fromEntries(search)).toEqual({
    host: "shop.example",
    header: "x-preview: yes",
    ...(expected.path !== "/" && { path: expected.path }),
    port: expected.port,
    tls: expected.tls,
  });
});

it("an address that cannot be read is no request", () => {
  expect(requestOfExample({ url: "//", method: "GET", headers: {} })).toBeNull();
});
