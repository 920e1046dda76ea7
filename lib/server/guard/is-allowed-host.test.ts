import { expect, test } from "vitest";
import { isAllowedHost } from "./is-allowed-host";

const local = { host: "127.0.0.1", publicUrl: null };
const ingress = { host: "0.0.0.0", publicUrl: new URL("https://ops.example.com/mesh") };

test.each([
  ["localhost:3000", "/", local],
  ["LOCALHOST", "/", local],
  ["127.0.0.1:8080", "/api/v1/graph", local],
  ["[::1]:3000", "/", local],
  ["ops.example.com", "/", ingress],
  ["Ops.Example.com:443", "/", ingress],
  ["localhost:9000", "/", ingress],
  ["10.1.2.3:3000", "/", { host: "10.1.2.3", publicUrl: null }],
  ["10.1.2.3:3000", "/metrics", ingress],
  ["evil.example", "/livez", local],
  [null, "/readyz", local],
])("%s on %s is allowed", (host, path, own) => {
  expect(isAllowedHost(host, path, own)).toBe(true);
});

test.each([
  ["evil.example", "/", local],
  ["evil.example:3000", "/api/v1/graph", local],
  ["127.0.0.1.evil.example", "/", local],
  ["localhost.evil.example", "/", local],
  ["localhost@evil.example", "/", local],
  ["10.1.2.3", "/", local],
  ["10.1.2.3", "/", ingress],
  ["evil.example", "/metrics", ingress],
  ["ops.example.com:8443", "/", ingress],
  ["ops.example.com.evil.example", "/", ingress],
  ["evil.example", "/livez/x", local],
  ["", "/", local],
  [null, "/", local],
])("%s on %s is refused", (host, path, own) => {
  expect(isAllowedHost(host, path, own)).toBe(false);
});
