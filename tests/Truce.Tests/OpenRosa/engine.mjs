// Fills a form in with an engine that is not ours, as a phone would, and sends what the engine makes of it. Bundled by the test that runs it.
import { createInstance } from "@getodk/xforms-engine";

const texts = { int: 3n, decimal: 1.5, date: "2025-10-16", dateTime: "2025-10-16T10:30:00.000+03:00", time: "10:30:00.000" };
const place = { latitude: 31.52, longitude: 34.45, altitude: 0, accuracy: 9 };

function answer(node, answers) {
  const state = node.currentState;
  if (!state.relevant || state.readonly || node.nodeType === "note") return 0;
  const name = node.definition.bind.nodeset.split("/").pop();
  const wanted = answers[name];
  switch (node.nodeType) {
    case "select": {
      const value = wanted ?? state.valueOptions[0]?.value;
      if (value === undefined) return 0;
      if (node.selectType === "select" && node.selectValues) node.selectValues([value]);
      else node.selectValue(value);
      return 1;
    }
    case "upload":
      node.setValue(new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], `${name}.jpg`, { type: "image/jpeg" }));
      return 1;
    case "input":
      node.setValue(wanted ?? (node.valueType === "geopoint" ? place : texts[node.valueType] ?? "an answer"));
      return 1;
    default:
      return 0;
  }
}

function fill(node, answers) {
  let done = 0;
  for (const child of node.currentState.children ?? []) {
    try {
      done += child.currentState.children ? fill(child, answers) : answer(child, answers);
    } catch (problem) {
      globalThis.problems.push(`${child.currentState.reference}: ${problem}`);
    }
  }
  return done;
}

globalThis.fillForm = async (base, key, answers) => {
  globalThis.problems = [];
  const form = await (await fetch(`${base}/forms/${key}/form.xml`)).text();
  const fetchFormAttachment = (url) => fetch(`${base}/forms/${key}/files/${String(url).split("/").pop()}`);
  const { root } = await createInstance(form, { form: { fetchFormAttachment } });
  const filled = fill(root, answers) && fill(root, answers);
  const payload = await root.prepareInstancePayload();
  const sent = [];
  for (const data of payload.data) {
    const answered = await fetch(`${base}/submission`, { method: "POST", body: data });
    sent.push(`${answered.status} ${await answered.text()}`);
  }
  return JSON.stringify({ filled, status: payload.status, languages: root.languages.length, sent, problems: globalThis.problems });
};
