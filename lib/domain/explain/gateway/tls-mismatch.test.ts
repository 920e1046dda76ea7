import { expect, it } from "vitest";
import type { ExplainedRequest } from "../explained-request";
import { tlsMismatch, type ListenerMode } from "./tls-mismatch";

const REQUEST: ExplainedRequest = {
  source: "outside",
  host: "a.b",
  port: 1,
  method: "GET",
  path: "/",
  headers: {},
  claims: null,
  tls: false,
};

it.each<readonly [mode: ListenerMode, tls: boolean, understood: boolean]>([
  ["http", false, true],
  ["http", true, false],
  ["https", false, false],
  ["https", true, true],
  ["tls", false, false],
  ["tls", true, true],
  ["passthrough", false, false],
  ["passthrough", true, true],
  ["tcp", false, true],
  ["tcp", true, true],
])(
  "a listener of the mode %s and a caller with TLS %s understand each other: %s",
  (mode, tls, understood) => {
    expect(tlsMismatch({ ...REQUEST, tls }, mode) === null).toBe(understood);
  },
);
