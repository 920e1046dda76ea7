"use client";
import dynamic from "next/dynamic";
import { LoadingPanel } from "@/components/ui/loading-panel";

const loading = (): React.ReactElement => <LoadingPanel lines={8} />;

/** The editor in a chunk of its own: pages without one do not load it. */
export const LazyCodeEditor = dynamic(() => import("./code-editor").then(({ CodeEditor }) => CodeEditor), {
  ssr: false,
  loading,
});

export const LazyTextDiff = dynamic(() => import("./text-diff").then(({ TextDiff }) => TextDiff), {
  ssr: false,
  loading,
});
