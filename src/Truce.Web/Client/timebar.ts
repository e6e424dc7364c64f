// <truce-time>: turns the time bar's list of dates and its plain form into a scrubber. Everything is reckoned in the
// centre's local time as the server wrote it (data-from, data-to, the field's value), so no zone rule is needed here.
// Dragging shows the moment; only letting go, or Enter, asks for it. The far end is the present.

import { visit } from "./visit.js";

const minute = 60_000;

export class TruceTime extends HTMLElement {
  #from = 0;
  #to = 0;
  #shown = 0;
  #at = 0;
  #scrub!: HTMLElement;
  #head!: HTMLElement;
  #bubble!: HTMLElement;
  // Called once when it begins to watch, and whenever the window is turned or resized.
  readonly #width = new ResizeObserver(() => this.#layTicks());

  connectedCallback(): void {
    const scrub = this.querySelector<HTMLElement>(".scrub");
    const field = this.querySelector<HTMLInputElement>('input[name="asOf"]');
    this.#from = local(this.dataset.from);
    this.#to = local(this.dataset.to);
    if (!scrub || !field?.form || !(this.#to > this.#from)) return;
    this.#scrub = scrub;
    this.#shown = this.#at = this.dataset.at ? local(this.dataset.at) : this.#to;

    for (const tick of scrub.querySelectorAll<HTMLElement>("[data-at]")) place(tick, this.#share(local(tick.dataset.at)));
    this.#head = scrub.querySelector<HTMLElement>(".head") ?? scrub.appendChild(document.createElement("div"));
    this.#head.className = "head";
    this.#head.tabIndex = 0;
    this.#head.setAttribute("role", "slider");
    this.#head.setAttribute("aria-label", this.dataset.label ?? "");
    this.#head.setAttribute("aria-valuemin", "0");
    this.#head.setAttribute("aria-valuemax", "1000");
    this.#bubble = document.createElement("output");
    this.#bubble.className = "bubble";
    this.#bubble.hidden = true;
    const rest = document.createElement("div");
    rest.className = "rest";
    place(rest, this.#share(this.#shown));
    scrub.append(rest, this.#head, this.#bubble);
    scrub.classList.add("on");
    this.#move(this.#shown);
    this.#width.observe(scrub);

    scrub.addEventListener("pointerdown", event => this.#grab(event));
    this.#head.addEventListener("keydown", event => this.#key(event, field));
    this.#head.addEventListener("blur", () => this.#cancel());
  }

  disconnectedCallback(): void {
    this.#width.disconnect();
  }

  #share(moment: number): number {
    return Math.min(1, Math.max(0, (moment - this.#from) / (this.#to - this.#from)));
  }

  get #mirrored(): boolean {
    return getComputedStyle(this).direction === "rtl";
  }

  /** A label that would run into the one before it, or into the head, is hidden; its tick stays. */
  #layTicks(): void {
    let edge = -Infinity;
    const head = this.#extent(this.#head);
    for (const label of this.#scrub.querySelectorAll<HTMLElement>("[data-at] a")) {
      const [near, far] = this.#extent(label);
      const crowded = near < edge + 6 || (near < head[1] + 4 && far > head[0] - 4);
      label.classList.toggle("crowded", crowded);
      if (!crowded) edge = far;
    }
  }

  /** Where an element begins and ends along the bar, earlier to later, in pixels of the window. */
  #extent(element: HTMLElement): [number, number] {
    const box = element.getBoundingClientRect();
    return this.#mirrored ? [-box.right, -box.left] : [box.left, box.right];
  }

  #grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#head.focus();
    const follow = (move: PointerEvent) => {
      const box = this.#scrub.getBoundingClientRect();
      const share = (move.clientX - box.left) / box.width;
      this.#move(this.#from + (this.#mirrored ? 1 - share : share) * (this.#to - this.#from));
      this.#bubble.hidden = false;
    };
    const stop = () => {
      this.#scrub.removeEventListener("pointermove", follow);
      this.#scrub.removeEventListener("pointerup", release);
      this.#scrub.removeEventListener("pointercancel", cancel);
    };
    const release = () => { stop(); this.#go(); };
    const cancel = () => { stop(); this.#cancel(); };
    this.#scrub.setPointerCapture(event.pointerId);
    this.#scrub.addEventListener("pointermove", follow);
    this.#scrub.addEventListener("pointerup", release);
    this.#scrub.addEventListener("pointercancel", cancel);
    follow(event);
  }

  #key(event: KeyboardEvent, field: HTMLInputElement): void {
    const later = this.#mirrored ? "ArrowLeft" : "ArrowRight";
    const earlier = this.#mirrored ? "ArrowRight" : "ArrowLeft";
    const step = Math.max(Number(field.step || 60) * 1000, (this.#to - this.#from) / 200);
    const ticks = [...this.#scrub.querySelectorAll<HTMLElement>("[data-at]")].map(tick => local(tick.dataset.at));
    const target = {
      [later]: this.#at + step,
      [earlier]: this.#at - step,
      ArrowUp: this.#at + step,
      ArrowDown: this.#at - step,
      PageUp: ticks.find(tick => tick > this.#at + minute) ?? this.#to,
      PageDown: ticks.findLast(tick => tick < this.#at - minute) ?? this.#from,
      Home: this.#from,
      End: this.#to,
    }[event.key];
    if (target !== undefined) {
      this.#move(target);
      this.#bubble.hidden = false;
    } else if (event.key === "Enter" || event.key === " ") this.#go();
    else if (event.key === "Escape") this.#cancel();
    else return;
    event.preventDefault();
  }

  #move(moment: number): void {
    const whole = Math.round(moment / minute) * minute;
    this.#at = Math.min(this.#to, Math.max(this.#from, whole));
    const share = this.#share(this.#at);
    place(this.#head, share);
    place(this.#bubble, Math.min(0.96, Math.max(0.04, share)));
    const words = this.#at >= this.#to ? this.dataset.live ?? "" : inWords(this.#at);
    this.#bubble.textContent = words;
    this.#head.setAttribute("aria-valuenow", String(Math.round(share * 1000)));
    this.#head.setAttribute("aria-valuetext", words);
  }

  #cancel(): void {
    this.#bubble.hidden = true;
    this.#move(this.#shown);
  }

  #go(): void {
    if (this.#at === this.#shown) return this.#cancel();
    const address = new URL(window.location.href);
    if (this.#at >= this.#to) address.searchParams.delete("asOf");
    else address.searchParams.set("asOf", new Date(this.#at).toISOString().slice(0, 16));
    this.#shown = this.#at;
    visit(address);
  }
}

/** A local time without a zone, as a datetime-local field holds it, counted as if it were UTC. */
function local(text: string | undefined): number {
  return Date.parse(`${(text ?? "").slice(0, 16)}Z`);
}

function inWords(moment: number): string {
  const language = `${document.documentElement.lang || "en-GB"}-u-ca-gregory-nu-latn`;
  return new Intl.DateTimeFormat(language, {
    timeZone: "UTC", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).format(moment);
}

function place(element: HTMLElement, share: number): void {
  element.style.insetInlineStart = `${share * 100}%`;
}
