import { describe, expect, it } from "vitest";
import { localReply } from "./local-reply";

describe("localReply", () => {
  it.each([
    ["http", 503, "503", ""],
    ["http", 404, "404", ""],
    ["grpc", 503, "200", "14"],
    ["grpc", 404, "200", "12"],
    ["grpc", 403, "200", "7"],
    ["grpc", 401, "200", "16"],
    ["grpc", 418, "200", "2"],
    ["tcp", 503, "", ""],
  ] as const)("on %s turns %d into code %j and gRPC status %j", (protocol, code, http, grpc) => {
    const reply = localReply(protocol, { code, flags: "UH", details: "no_healthy_upstream" });
    expect(reply).toMatchObject({
      code: http,
      grpcStatus: grpc,
      flags: "UH",
      details: "no_healthy_upstream",
    });
  });
});
