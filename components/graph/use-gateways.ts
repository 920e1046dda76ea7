"use client";
import { useMemo } from "react";
import { gatewaysOf } from "./model/unexpected-plaintext";
import { useMtls } from "./use-mtls";

/** The gateways of the mesh; the same set until they are others. None before they are known. */
export function useGateways(): ReadonlySet<string> {
  const keys = gatewaysOf(useMtls()?.entries ?? []).join(" ");
  return useMemo(() => new Set(keys === "" ? [] : keys.split(" ")), [keys]);
}
