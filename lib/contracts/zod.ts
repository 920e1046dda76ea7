import { config, z } from "zod";

// Making the first schema probes for eval, which the Content-Security-Policy of the pages refuses and reports.
config({ jitless: true });

/** Zod for schemas that browsers read too: it interprets them and never compiles. */
export { z };
