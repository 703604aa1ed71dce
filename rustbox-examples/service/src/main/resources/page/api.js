"use strict";

/** Lists the operations of the OpenAPI document; those that only read can be tried here. */
async function listOperations(place, call) {
  const document = await (await fetch("openapi.json")).json();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item).filter(([name]) => name !== "parameters")) {
      const body = element("div", element("p", operation.description ?? operation.summary));
      const answers = Object.entries(operation.responses).map(([status, answer]) =>
        [status, (answer.$ref ? document.components.responses[answer.$ref.split("/").pop()] : answer).description]);
      body.append(tableOf(["status", "meaning"], answers));
      if (method === "get") body.append(trial(path, call));
      place.append(disclosed(`${method.toUpperCase()} ${path}: ${operation.summary}`, body));
    }
  }
}

function trial(path, call) {
  const input = element("input");
  input.value = path;
  input.setAttribute("aria-label", `path to get, ${path}`);
  const button = element("button", "Try");
  button.type = "button";
  const answer = element("pre");
  answer.hidden = true;
  button.addEventListener("click", async () => {
    const response = await call(input.value.replace(/^\//, ""));
    answer.hidden = false;
    answer.textContent = `${response.status}\n${(await response.text()).slice(0, 20000)}`;
  });
  return element("div", input, " ", button, answer);
}
