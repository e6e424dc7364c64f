// <truce-receipt data-src="…" data-key="…">: checks a receipt in the reader's browser, step by step, in the reader's
// language. The words stand in a JSON script block inside the element; {0}, {1} are filled in here.

import {
  Broken, checkSignature, commitmentOf, digestOfPart, fromBase64, leafOf, parseKey, parseProof, rootFrom, same, toBase64, toHex,
  type Receipt,
} from "./proof.js";

type Outcome = "holds" | "fails" | "open";

export class TruceReceipt extends HTMLElement {
  #words: Record<string, string> = {};
  #list = document.createElement("ol");
  #run = 0;

  connectedCallback(): void {
    const words = this.querySelector('script[type="application/json"]');
    if (words?.textContent) this.#words = JSON.parse(words.textContent) as Record<string, string>;
    const places = this.querySelector<HTMLElement>("[data-steps]");
    if (!places) return;
    this.#list.className = "checks";
    places.replaceChildren(this.#list);
    places.setAttribute("aria-live", "polite");
    this.querySelector("form")?.addEventListener("submit", event => {
      event.preventDefault();
      void this.#check();
    });
    void this.#check();
  }

  async #check(): Promise<void> {
    const run = ++this.#run;
    this.#list.replaceChildren();
    let answer: Outcome;
    try {
      answer = await this.#steps(step => run === this.#run && this.#list.append(step));
    } catch (error) {
      if (run !== this.#run) return;
      const broken = error instanceof Broken ? error : new Broken("unreadable", String(error));
      this.#list.append(this.#step("fails", `broken.${broken.code}`, [broken.detail]));
      answer = "fails";
    }
    if (run !== this.#run) return;
    this.dataset.answer = answer;
    const verdict = this.querySelector<HTMLElement>("[data-verdict]");
    if (verdict) {
      verdict.replaceChildren(glyph(answer), this.#say(`verdict.${answer}`, []));
      verdict.hidden = false;
    }
  }

  async #steps(show: (step: HTMLElement) => unknown): Promise<Outcome> {
    const receipt = await this.#fetch();
    const proof = parseProof(receipt.proof);
    const { checkpoint } = proof;

    const opened = await Promise.all(receipt.parts.map(({ part, salt }) => digestOfPart(part, fromBase64(salt))));
    const names = receipt.parts.map(({ part }) => this.#words[`part.${part[0]}`] ?? part[0]);
    const commitment = await commitmentOf([...opened, ...receipt.opaque.map(fromBase64)]);
    show(this.#step("holds", "parts", [opened.length, new Intl.ListFormat(document.documentElement.lang || "en").format(names), receipt.opaque.length], toHex(commitment)));

    const head = receipt.parts.find(({ part }) => part[0] === "head")?.part[1] as { index?: number } | undefined;
    if (head?.index !== undefined && head.index !== proof.index) throw new Broken("index", `${head.index} ≠ ${proof.index}`);
    const leaf = await leafOf(proof.index, commitment);
    show(this.#step("holds", "entry", [proof.index], toHex(leaf)));

    const root = await rootFrom(leaf, proof.index, checkpoint.size, proof.path);
    if (!same(root, checkpoint.root)) {
      show(this.#step("fails", "root-differs", [checkpoint.size], `${toBase64(root)} ≠ ${toBase64(checkpoint.root)}`));
      return "fails";
    }
    show(this.#step("holds", "root", [proof.path.length, checkpoint.size], toBase64(root)));

    const key = await parseKey(this.querySelector<HTMLInputElement>("[name=key]")?.value || this.dataset.key || "");
    const signature = await checkSignature(checkpoint, key);
    const outcome = signature === "valid" ? "holds" : signature === "unsupported" ? "open" : "fails";
    show(this.#step(outcome, `signature.${signature}`, [key.name, toHex(key.keyId)]));
    return outcome;
  }

  async #fetch(): Promise<Receipt> {
    const inline = this.querySelector("[data-receipt]")?.textContent;
    const text = inline ?? (await (await fetch(this.dataset.src ?? "", { credentials: "same-origin", cache: "no-store" })).text());
    const receipt = JSON.parse(text) as Receipt;
    if (receipt.format !== "truce-receipt/1") throw new Broken("format", String(receipt.format));
    return receipt;
  }

  #step(outcome: Outcome, key: string, values: (string | number)[], hash?: string): HTMLElement {
    const item = document.createElement("li");
    item.dataset.outcome = outcome;
    const body = document.createElement("div");
    body.append(this.#say(key, values));
    if (hash) {
      const code = document.createElement("code");
      code.className = "hash";
      code.textContent = hash;
      body.append(code);
    }
    item.append(glyph(outcome), body);
    return item;
  }

  #say(key: string, values: (string | number)[]): HTMLElement {
    const text = (this.#words[key] ?? key).replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));
    const sentence = document.createElement("p");
    sentence.textContent = text;
    return sentence;
  }
}

function glyph(outcome: Outcome): HTMLElement {
  const mark = document.createElement("i");
  mark.className = `g g-${{ holds: "tick", fails: "cross", open: "heed" }[outcome]}`;
  mark.setAttribute("aria-hidden", "true");
  return mark;
}
