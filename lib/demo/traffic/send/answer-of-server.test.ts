import { describe, expect, it } from "vitest";
import { answersOfServer } from "./answer-of-server";

const behaviour = {
  latency: { medianMs: 10, sigma: 0.5 },
  failures: [
    { code: "503", share: 0.2 },
    { code: "404", share: 0.1 },
  ],
};
const told = (protocol: "http" | "grpc" | "tcp"): readonly string[] =>
  answersOfServer(protocol, behaviour).map(
    ({ share, seen }) => `${share.toFixed(1)} ${seen.code}/${seen.grpcStatus}`,
  );

describe("answersOfServer", () => {
  it("answers http with the statuses of its failures", () => {
    expect(told("http")).toEqual(["0.7 200/", "0.2 503/", "0.1 404/"]);
  });

  it("answers gRPC with 200 and the gRPC status that stands for an HTTP one", () => {
    expect(told("grpc")).toEqual(["0.7 200/0", "0.2 200/14", "0.1 200/12"]);
  });

  it("keeps a gRPC status as it is", () => {
    const [, failed] = answersOfServer("grpc", { ...behaviour, failures: [{ code: "13", share: 0.5 }] });
    expect(failed?.seen.grpcStatus).toBe("13");
  });

  it("takes every tcp connection", () => {
    expect(told("tcp")).toEqual(["1.0 /"]);
  });

  it("has no success left where everything fails", () => {
    const all = answersOfServer("http", { ...behaviour, failures: [{ code: "500", share: 1 }] });
    expect(all.map(({ seen }) => seen.code)).toEqual(["500"]);
  });
});
