import { expect, it } from "vitest";
import { bareHost } from "./bare-host";

it.each([
  ["A.Example.com", "a.example.com"],
  ["a.example.com:8080", "a.example.com"],
  ["[2001:DB8::1]:443", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ["2001:db8::1", "2001:db8::1"],
  ["", ""],
])("%s is the host %s", (written, expected) => {
  expect(bareHost(written)).toBe(expected);
});
