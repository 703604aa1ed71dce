"use strict";

/** An element with text or children; nothing of a result is ever read as HTML. */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content.filter((each) => each !== null && each !== undefined).map((each) => each instanceof Node ? each : String(each)));
  return made;
}

function tableOf(headings, rows) {
  const head = element("tr", ...headings.map((each) => {
    const cell = element("th", each);
    cell.scope = "col";
    return cell;
  }));
  const table = element("table", element("thead", head),
    element("tbody", ...rows.map((row) => element("tr", ...row.map((cell) => element("td", cell))))));
  const scroll = element("div", table);
  scroll.className = "scroll";
  return scroll;
}

function pairs(object) {
  return Object.entries(object ?? {}).filter(([, value]) => value !== null && typeof value !== "object")
    .map(([name, value]) => [name.replaceAll("_", " "), value]);
}

function disclosed(title, content) {
  return element("details", element("summary", title), content);
}

/** The steps of a run in their order, each with what the kernel said. */
function timelineOf(result) {
  const bundle = result.evidence_bundle;
  if (!bundle) return element("p", "Nothing ran, so there is no evidence.");
  const layers = result.capability_report?.layers ?? [];
  const transcript = bundle.launch_transcript ?? [];
  const timing = bundle.timing_evidence ?? {};
  const applied = layers.filter((each) => each.state === "applied").length;
  const steps = [];
  const step = (when, title, ...content) => steps.push(element("li", when ? element("time", when) : null, element("strong", title), ...content));
  step(seconds(timing.set_up_seconds), `${applied} of ${layers.length} layers in force`,
    disclosed("layers, with what was read back", tableOf(["layer", "state", "read back"], layers.map((each) =>
      [each.layer, each.state + (each.why ? `: ${each.why}` : ""), Object.entries(each.read_back ?? {}).map(([k, v]) => `${k}=${v}`).join("\n")]))));
  step(null, `Launch: ${transcript.length} rows, every one of them held`,
    disclosed("launch transcript", tableOf(["step", "call", "result"], transcript.map((row) => [row.step, row.call, row.result]))));
  step(timeOfDay(timing.started), "The program started");
  for (const action of bundle.judge_actions ?? []) {
    step(seconds(action.at_seconds), `Supervisor: ${action.action ?? "acted"}`, tableOf(["fact", "value"], pairs(action)));
  }
  step(timeOfDay(timing.ended), `The program ended after ${seconds(timing.wall_seconds)}`,
    disclosed("wait status and resource usage", tableOf(["fact", "value"], [...pairs(bundle.wait_outcome), ...pairs(bundle.wait_outcome?.rusage)])));
  if (bundle.cgroup_evidence) {
    step(seconds(timing.collection_seconds), "Control group read",
      disclosed("control group", tableOf(["fact", "value"], pairs(bundle.cgroup_evidence))));
  }
  const provenance = result.verdict_provenance ?? {};
  step(null, `Verdict ${result.verdict}: ${provenance.verdict_detail ?? ""}`,
    disclosed("why", tableOf(["fact", "value"], [...pairs(provenance), ["evidence sources", (provenance.verdict_evidence_sources ?? []).join(", ")],
      ["limits hit", (provenance.limits_hit ?? []).join(", ") || "none"], ...pairs(provenance.limit_snapshot)])));
  const errors = bundle.evidence_collection_errors ?? [];
  if (errors.length) step(null, "Could not be read", element("p", errors.join("; ")));
  return element("ol", ...steps);
}

/** The moment without its day, to the millisecond. */
function timeOfDay(moment) {
  return moment ? moment.slice(11, 23).replace(/Z?$/, " UTC") : null;
}

function seconds(value) {
  if (value === null || value === undefined) return "–";
  return value < 1 ? `${(value * 1000).toFixed(1)} ms` : `${value.toFixed(2)} s`;
}
