"use strict";

const $ = (id) => document.getElementById(id);
const MODES = { python: "python", c: "c_cpp", cpp: "c_cpp", java: "java", javascript: "javascript", typescript: "typescript", go: "golang", rust: "rust" };
const EXAMPLES = {
  python: "name = input()\nprint(f\"Hello, {name}!\")\n",
  c: "#include <stdio.h>\n\nint main(void) {\n    char name[100];\n    scanf(\"%99s\", name);\n    printf(\"Hello, %s!\\n\", name);\n}\n",
  cpp: "#include <iostream>\n\nint main() {\n    std::string name;\n    std::cin >> name;\n    std::cout << \"Hello, \" << name << \"!\\n\";\n}\n",
  java: "import java.util.Scanner;\n\npublic class Main {\n    public static void main(String[] args) {\n        System.out.println(\"Hello, \" + new Scanner(System.in).next() + \"!\");\n    }\n}\n",
  javascript: "const name = require(\"fs\").readFileSync(0, \"utf8\").trim();\nconsole.log(`Hello, ${name}!`);\n",
  typescript: "const name: string = require(\"fs\").readFileSync(0, \"utf8\").trim();\nconsole.log(`Hello, ${name}!`);\n",
  go: "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tvar name string\n\tfmt.Scan(&name)\n\tfmt.Printf(\"Hello, %s!\\n\", name)\n}\n",
  rust: "fn main() {\n    let mut name = String::new();\n    std::io::stdin().read_line(&mut name).unwrap();\n    println!(\"Hello, {}!\", name.trim());\n}\n",
};

let current = null;

function call(path, options = {}) {
  const headers = { ...options.headers };
  if ($("key").value) headers["X-API-Key"] = $("key").value;
  return fetch(path, { ...options, headers });
}

ace.config.set("basePath", "assets/ace");
const editor = ace.edit("editor", {
  useWorker: false, showPrintMargin: false, enableKeyboardAccessibility: true, tabSize: 4, useSoftTabs: true, wrap: true,
});
editor.commands.addCommand({ name: "run", bindKey: { win: "Ctrl-Enter", mac: "Command-Enter" }, exec: () => $("form").requestSubmit() });

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const applyTheme = () => editor.setTheme(dark.matches ? "ace/theme/github_dark" : "ace/theme/github");
dark.addEventListener("change", applyTheme);
applyTheme();

function request() {
  const body = { language: $("language").value, code: editor.getValue(), stdin: $("stdin").value };
  if ($("profile").value !== "judge") body.profile = $("profile").value;
  if ($("expected").value) body.expected_output = $("expected").value;
  return body;
}

function showCurl() {
  const quoted = JSON.stringify(request()).replaceAll("'", "'\\''");
  const key = $("key").value ? " -H 'X-API-Key: …'" : "";
  $("curl").textContent = `curl${key} -H 'Content-Type: application/json' '${location.origin}/api/submit?wait=true' -d '${quoted}'`;
}

function chooseLanguage() {
  const language = $("language").value;
  editor.session.setMode(`ace/mode/${MODES[language] ?? "text"}`);
  const untouched = editor.getValue() === "" || Object.values(EXAMPLES).includes(editor.getValue());
  if (untouched) editor.session.setValue(EXAMPLES[language] ?? "");
  showCurl();
}

function say(text, kind = "") {
  $("status").textContent = text;
  $("status").className = kind;
}

function show(result) {
  const accepted = result.verdict === "AC";
  $("figures").hidden = $("outputs").hidden = $("evidence").hidden = false;
  $("verdict").textContent = result.verdict ?? "–";
  $("verdict").className = accepted ? "good" : "bad";
  $("cpu").textContent = seconds(result.cpu_time);
  $("wall").textContent = seconds(result.wall_time);
  $("memory").textContent = result.memory_peak === null ? "–" : `${(result.memory_peak / 1048576).toFixed(1)} MB`;
  $("ending").textContent = result.signal !== null ? `signal ${result.signal}` : result.exit_code !== null ? `exit status ${result.exit_code}` : "–";
  $("stdout").textContent = result.stdout ?? "";
  $("stderr").textContent = result.stderr ?? "";
  $("timeline").replaceChildren(timelineOf(result));
  $("tests").hidden = !result.tests;
  if (result.tests) {
    $("tests").replaceChildren(element("h3", "Tests"),
      tableOf(["test", "verdict", "CPU time"], result.tests.map((test, i) => [test.name ?? i + 1, test.verdict, seconds(test.cpu_time)])));
  }
  say(result.error_message ?? `${result.status}: ${result.verdict_provenance?.verdict_detail ?? result.verdict}`, accepted ? "good" : "bad");
}

async function follow(id) {
  const response = await call(`api/result/${id}/events`);
  if (!response.ok) throw new Error((await response.json()).error);
  for await (const event of serverSentEvents(response)) {
    const data = JSON.parse(event.data);
    if (event.name === "result") return show(data);
    if (event.name === "status") say(data.status, "busy");
  }
  throw new Error("the connection ended before the result; it is kept under " + id);
}

async function run() {
  $("run").disabled = true;
  say("submitting", "busy");
  try {
    const response = await call("api/submit", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request()) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    current = answer.id;
    offerId(answer.id);
    $("cancel").disabled = false;
    await follow(answer.id);
  } catch (problem) {
    say(problem.message, "bad");
  } finally {
    current = null;
    $("run").disabled = false;
    $("cancel").disabled = true;
  }
}

async function about() {
  const health = await call("api/health");
  const facts = await health.json();
  const warning = health.headers.get("X-Rustbox-Warning");
  $("node").textContent = warning ?? `${facts.node_id}: ${facts.enforcement_mode}, control groups ${facts.cgroup_backend}, ${facts.workers} workers`;
  $("node").className = warning ? "warning" : "";
  const languages = await call("api/languages");
  if (languages.ok) {
    $("language").replaceChildren(...(await languages.json()).map((id) => element("option", id)));
    chooseLanguage();
  } else {
    say((await languages.json()).error, "bad");
  }
}

$("form").addEventListener("submit", (event) => { event.preventDefault(); if (!$("run").disabled) run(); });
$("form").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) $("form").requestSubmit();
});
$("cancel").addEventListener("click", () => { if (current) call(`api/result/${current}`, { method: "DELETE" }); });
$("language").addEventListener("change", chooseLanguage);
$("key").addEventListener("change", about);
for (const id of ["stdin", "expected", "profile", "key"]) $(id).addEventListener("input", showCurl);
editor.session.on("change", showCurl);
about().then(() => listOperations($("operations"), call)).catch((problem) => say(problem.message, "bad"));
