import { expect, it } from "vitest";
import { parseGoUrl } from "./go-url";

it.each([
  [
    "https://user:pw@A.example.com:8080/b?c=//d#e",
    { scheme: "https", host: "A.example.com:8080", path: "/b" },
  ],
  ["OCI://ghcr.io/a", { scheme: "oci", host: "ghcr.io", path: "/a" }],
  ["http://[::1]:80", { scheme: "http", host: "[::1]:80", path: "" }],
  ["ghcr.io:5000/a", { scheme: "ghcr.io", host: "", path: "" }],
  ["/a/b", { scheme: "", host: "", path: "/a/b" }],
  ["file:///a", { scheme: "file", host: "", path: "/a" }],
  ["*", { scheme: "", host: "", path: "*" }],
])("reads %s", (text, expected) => {
  expect(parseGoUrl(text)).toEqual(expected);
});

it.each([
  ["nothing", ""],
  ["a bare name", "a.example.com"],
  ["a space in the host", "http://a b"],
  ["a control character", "http://a\u0000"],
  ["a port that is none", "http://a:x/"],
  ["an open bracket", "http://[::1/"],
  ["a broken escape", "http://a/%zz"],
  ["no scheme before the colon", ":a"],
])("refuses %s", (_what, text) => {
  expect(parseGoUrl(text)).toBeNull();
});
