"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { subscribeConfigEvents } from "@/lib/client/queries/config-events";

/** Changes that come close together are asked for once. */
const SETTLE_MS = 250;

/** Asks for configuration again as soon as it changes in the cluster; a hidden tab listens to nothing. */
export function useConfigEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: (() => void) | null = null;
    const onChange = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void client.invalidateQueries({ queryKey: ["config"] }), SETTLE_MS);
    };
    const follow = (): void => {
      stop?.();
      stop = document.hidden ? null : subscribeConfigEvents(onChange);
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      clearTimeout(timer);
      stop?.();
    };
  }, [client]);
}
