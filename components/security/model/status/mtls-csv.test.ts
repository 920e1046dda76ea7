import { expect, it } from "vitest";
import { mtlsCaller, mtlsEntry } from "@/lib/testing/mtls-entry";
import { entriesOf, mtlsCsv } from "./mtls-csv";
import { mtlsWorkloads } from "./mtls-workload";

it("writes a line for each workload and each port, empty where nothing is known", () => {
  const decidedBy = { kind: "PeerAuthentication", namespace: "shop", name: "default" };
  const workloads = mtlsWorkloads([
    mtlsEntry({ decidedBy, level: "namespace", callers: [mtlsCaller(), mtlsCaller({ observedPercent: 0 })] }),
    mtlsEntry({ port: 80, observedPercent: null, requestsPerSecond: 0 }),
  ]);
  const [head, web, port, end] = mtlsCsv(workloads).split("\r\n");
  expect(head).toContain("namespace,workload,port,configured,level,decided_by,observed_percent");
  expect(web).toBe("shop,web,,PERMISSIVE,namespace,PeerAuthentication shop/default,100,10,0,sidecar,2,1,");
  expect(port).toBe("shop,web,80,PERMISSIVE,default,,,0,0,sidecar,,,");
  expect(end).toBe("");
});

it("exports a port that stands for its workload once", () => {
  expect(entriesOf(mtlsWorkloads([mtlsEntry({ port: 80 })]))).toHaveLength(1);
});
