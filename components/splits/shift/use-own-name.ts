"use client";
import { useLocalStorage } from "@mantine/hooks";

/** The name that shifts begun in this browser carry, and how to change it. */
export function useOwnName(): readonly [string, (name: string) => void] {
  const [name, setName] = useLocalStorage({ key: "meshlens-shift-name", defaultValue: "" });
  return [name, setName];
}
