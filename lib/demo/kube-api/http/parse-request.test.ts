import { describe, expect, it } from "vitest";
import { parseRequest } from "./parse-request";

const attributes = (method: string, url: string): string => {
  const request = parseRequest(method, url);
  if (request.type === "path") return `path ${request.verb} ${request.path}`;
  const { verb, group, version, namespace, plural, name, subresource } = request;
  return [verb, group, version, namespace, plural, name, subresource].join("|");
};

describe("parseRequest", () => {
  it.each([
    ["GET", "/api/v1/pods", "list||v1||pods||"],
    ["GET", "/api/v1/pods?watch=1", "watch||v1||pods||"],
    ["GET", "/api/v1/pods?watch=false", "list||v1||pods||"],
    ["GET", "/api/v1/namespaces", "list||v1||namespaces||"],
    ["GET", "/api/v1/namespaces/a", "get||v1|a|namespaces|a|"],
    ["GET", "/api/v1/namespaces/a/status", "get||v1|a|namespaces|a|status"],
    ["GET", "/api/v1/namespaces/a/pods/p/log", "get||v1|a|pods|p|log"],
    ["PUT", "/apis/g.io/v1/namespaces/a/things/t", "update|g.io|v1|a|things|t|"],
    ["DELETE", "/apis/g.io/v1/namespaces/a/things", "deletecollection|g.io|v1|a|things||"],
    ["POST", "/apis/g.io/v1/things", "create|g.io|v1||things||"],
    ["GET", "/apis/g.io/v1", "path get /apis/g.io/v1"],
    ["GET", "/api/v1", "path get /api/v1"],
    ["GET", "/version", "path get /version"],
    ["GET", "//", "path get //"],
  ])("reads %s %s as the API server's RequestInfo does", (method, url, expected) => {
    expect(attributes(method, url)).toBe(expected);
  });
});
