import { describe, expect, it } from "vitest";
import { graphEdge, graphNode, graphOf } from "@/lib/testing/graph-parts";
import { edgesCsv } from "./edges-csv";
import { tableRows } from "./table-rows";

const csv = (name: string): string => {
  const graph = graphOf([graphEdge("a", "b")], [graphNode({ id: "a", name }), graphNode({ id: "b" })]);
  return edgesCsv(tableRows(graph, "avg"));
};

describe("edgesCsv", () => {
  it("writes a header and one line per edge, unknown values empty", () => {
    expect(csv("a")).toBe(
      "source_namespace,source,source_version,destination_namespace,destination,destination_version,protocol," +
        "requests_per_second,errors_per_second,bytes_to_server_per_second,bytes_to_client_per_second,mtls_percent," +
        "response_time_ms,health\r\nbookinfo,a,,bookinfo,b,,http,1,0,,,100,,healthy\r\n",
    );
  });

  it("quotes what would break the line", () => {
    expect(csv('a,"b"\n')).toContain('"a,""b""\n"');
  });

  it.each(["=1+1", "+1", "-1", "@x"])("disarms %s, which a spreadsheet would run", (name) => {
    expect(csv(name)).toContain(`,'${name},`);
  });
});
