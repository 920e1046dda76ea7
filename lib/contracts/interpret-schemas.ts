import { config } from "zod";

// Making the first schema probes for eval, which the Content-Security-Policy of the pages refuses and reports: schemas
// that browsers read too are interpreted and never compiled. Imported before zod, whose names stay apart for bundlers.
config({ jitless: true });
