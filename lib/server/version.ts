import manifest from "@/package.json";

/** Meshlens' own version. */
export const VERSION: string = manifest.version;
