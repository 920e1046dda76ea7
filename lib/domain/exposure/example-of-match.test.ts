import { describe, expect, it } from "vitest";
import { exampleOfApiMatch, exampleOfMatch } from "./example-of-match";

const plain = { path: "/", method: "GET", headers: {} };

describe("a request that a match of a VirtualService takes", () => {
  it.each([
    [{}, plain],
    [{ uri: { exact: "/a/b" } }, { ...plain, path: "/a/b" }],
    [
      { uri: { prefix: "/api/" }, method: { exact: "POST" } },
      { ...plain, path: "/api/", method: "POST" },
    ],
    [{ uri: { regex: "/v[0-9]+" } }, plain],
    [{ uri: { exact: "no-slash" } }, plain],
    [{ headers: { "End-User": { exact: "tester" } } }, { ...plain, headers: { "end-user": "tester" } }],
    [{ headers: { "@request.auth.claims.sub": { exact: "a" }, cookie: { regex: ".*" } } }, plain],
    [{ queryParams: { q: { exact: "a&b" } } }, { ...plain, path: "/?q=a%26b" }],
    [{ uri: 5, headers: [], queryParams: null }, plain],
  ])("says what it can of %j", (match, example) => {
    expect(exampleOfMatch(match)).toEqual(example);
  });
});

describe("a request that a match of the Gateway API takes", () => {
  it.each([
    [{}, plain],
    [
      { path: { type: "PathPrefix", value: "/api" }, method: "PUT" },
      { ...plain, path: "/api", method: "PUT" },
    ],
    [{ path: { type: "RegularExpression", value: "/a.*" } }, plain],
    [{ method: { service: "pay.v1.Pay", method: "Charge" } }, { ...plain, method: "POST" }],
    [
      {
        headers: [
          { name: "X-Env", value: "test" },
          { type: "RegularExpression", name: "x-any", value: ".*" },
        ],
        queryParams: [{ name: "q", value: "1" }],
      },
      { ...plain, path: "/?q=1", headers: { "x-env": "test" } },
    ],
  ])("says what it can of %j", (match, example) => {
    expect(exampleOfApiMatch(match)).toEqual(example);
  });
});
