"use client";
import dynamic from "next/dynamic";
import { LoadingPanel } from "@/components/ui/loading-panel";

/** A chart in a chunk of its own: pages without one do not load it. */
export const LazyLineChart = dynamic(() => import("./line-chart").then(({ LineChart }) => LineChart), {
  ssr: false,
  loading: () => <LoadingPanel lines={4} />,
});
