"use strict";

const SHOWN = 20000;

/** Lists the operations of the OpenAPI document, each with a form to try it. */
async function listOperations(place, call) {
  const api = await (await fetch("openapi.json")).json();
  const resolved = (node) => node.$ref ? node.$ref.split("/").slice(1).reduce((at, name) => at[name], api) : node;
  for (const [path, item] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(item).filter(([name]) => name !== "parameters")) {
      const body = element("div", element("p", operation.description ?? operation.summary));
      const answers = Object.entries(operation.responses).map(([status, answer]) => [status, resolved(answer).description]);
      body.append(trial({ path, method, operation, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])] }, call));
      body.append(disclosed("Answers", tableOf(["status", "meaning"], answers)));
      const title = element("span", element("code", method.toUpperCase()), " ", element("code", path), ` ${operation.summary}`);
      place.append(disclosed(title, body));
    }
  }
}

/** A form with a field for each parameter and one for the body, and the answer below it. */
function trial({ path, method, operation, parameters }, call) {
  const form = element("form");
  form.className = "trial";
  const fields = parameters.map((parameter) => ({ ...parameter, input: parameterField(parameter) }));
  for (const field of fields) form.append(labelled(`${field.name} (${field.in})`, field.input));
  const example = operation.requestBody?.content["application/json"].example;
  const body = operation.requestBody ? element("textarea", JSON.stringify(example ?? {}, null, 2)) : null;
  if (body) {
    body.rows = Math.min(12, body.value.split("\n").length + 1);
    body.spellcheck = false;
    form.append(labelled("body (JSON)", body));
  }
  const button = element("button", `${method.toUpperCase()} ${path}`);
  const status = element("p");
  status.setAttribute("role", "status");
  const answer = element("pre");
  answer.hidden = true;
  answer.tabIndex = 0;
  answer.setAttribute("aria-label", `Answer of ${method.toUpperCase()} ${path}`);
  form.append(button, status, answer);
  let running = null;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    running?.abort();
    const mine = running = new AbortController();
    status.textContent = "sent";
    answer.hidden = true;
    try {
      const response = await call(target(path, fields), { method: method.toUpperCase(), signal: mine.signal, body: body?.value, headers: headersOf(fields, body) });
      const retry = response.headers.get("Retry-After");
      status.textContent = `${response.status} ${response.statusText}` + (retry ? `, again in ${retry} s` : "");
      await showBody(response, answer);
    } catch (problem) {
      if (running === mine) status.textContent = problem.message;
    }
  });
  return form;
}

function parameterField(parameter) {
  if (parameter.schema.type === "boolean") {
    const unset = element("option", "not sent");
    unset.value = "";
    return element("select", unset, element("option", "true"), element("option", "false"));
  }
  const input = element("input");
  input.required = parameter.required === true;
  input.placeholder = parameter.required ? "" : "optional";
  input.autocomplete = "off";
  input.spellcheck = false;
  if (parameter.in === "path" && parameter.name === "id") input.dataset.lastId = "";
  return input;
}

/** Puts the id of the program that was run last where ids are asked for, unless something else stands there. */
function offerId(id) {
  for (const input of document.querySelectorAll("[data-last-id]")) {
    if (input.value === input.dataset.lastId) input.value = id;
    input.dataset.lastId = id;
  }
}

function labelled(text, field) {
  return element("label", element("span", text), field);
}

function target(path, fields) {
  let place = path.slice(1);
  for (const field of fields.filter((each) => each.in === "path")) place = place.replace(`{${field.name}}`, encodeURIComponent(field.input.value));
  const query = fields.filter((each) => each.in === "query" && each.input.value).map((each) => `${each.name}=${encodeURIComponent(each.input.value)}`);
  return query.length ? `${place}?${query.join("&")}` : place;
}

function headersOf(fields, body) {
  const headers = body ? { "Content-Type": "application/json" } : {};
  for (const field of fields.filter((each) => each.in === "header" && each.input.value)) headers[field.name] = field.input.value;
  return headers;
}

/** Shows an answer as it comes: some go on for a while. */
async function showBody(response, place) {
  place.hidden = false;
  place.textContent = "";
  const json = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    if (!json) place.textContent = shortened(text);
  }
  place.textContent = shortened(json ? JSON.stringify(JSON.parse(text), null, 2) : text);
}

function shortened(text) {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}\n… and ${text.length - SHOWN} more characters`;
}
