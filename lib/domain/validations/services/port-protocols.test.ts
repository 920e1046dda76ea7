import { describe, expect, it } from "vitest";
import { protocolOfApp, protocolOfName } from "./port-protocols";

describe("the protocol of a port", () => {
  it.each([
    ["http", "http"],
    ["http-web", "http"],
    ["HTTP-web", "http"],
    ["http2-x", "http2"],
    ["grpc-web", "grpc-web"],
    ["grpc-web-x", "grpc-web"],
    ["grpc-webs", "grpc"],
    ["https", "https"],
    ["mysql-main", "mysql"],
    ["httpx", null],
    ["web-http", null],
    ["", null],
  ])("named %j is %s", (name, expected) => {
    expect(protocolOfName(name)).toBe(expected);
  });

  it.each([
    ["http", "http"],
    ["GRPC", "grpc"],
    ["http-internal", "http"],
    ["kubernetes.io/h2c", "http2"],
    ["kubernetes.io/ws", "http"],
    ["kubernetes.io/wss", "https"],
    ["kubernetes.io/x", null],
    ["htttp", null],
  ])("with appProtocol %s is %s", (app, expected) => {
    expect(protocolOfApp(app)).toBe(expected);
  });
});
