import { expect, it } from "vitest";
import { imageTag } from "./image-tag";

it.each([
  ["docker.io/istio/proxyv2:1.27.3", "1.27.3"],
  ["registry.example.com:5000/istio/proxyv2:1.27.3-distroless", "1.27.3-distroless"],
  ["registry.example.com:5000/istio/proxyv2", "unknown"],
  ["istio/proxyv2:1.27.3@sha256:0a1b", "1.27.3"],
  ["istio/proxyv2@sha256:0a1b", "unknown"],
  ["", "unknown"],
])("reads the tag of the image %j as %s", (image, tag) => {
  expect(imageTag(image)).toBe(tag);
});
