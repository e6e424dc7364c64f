// <truce-live>: says how much came since the page was made, in a line that covers nothing for long and moves nothing. Pressed, it
// puts what came in place: what is being read stays where it is, and what is new is marked with the word.

import { Follower, type News, type Told } from "./live-follow.js";
import { refresh } from "./visit.js";

// Who cannot see hears of changes, but not of each.
const quiet = 20_000;
const lostAfter = 10_000;
const wallRests = 15_000;
const shownFor = 20_000;

interface Shown { things: Map<string, boolean>; anchor: Anchor | undefined; hadFocus: boolean }
interface Anchor { href: string; nth: number; top: number }

let connection: { viewer: string; attach(index: number, listener: (news: News) => void): () => void } | undefined;
let shown: Shown | undefined;
let lastOnWall = 0;

export class TruceLive extends HTMLElement {
  #words: Record<string, string> = {};
  #things = new Map<string, boolean>();
  #plus = new Map<string, number>();
  #more = 0;
  #over: "" | "resync" | "viewer" | "too-many" = "";
  #lost: number | undefined;
  #said = 0;
  #timers: number[] = [];
  #detach: (() => void) | undefined;
  #line = document.createElement("p");
  #status = document.createElement("span");

  connectedCallback(): void {
    this.#words = JSON.parse(this.dataset.words ?? "{}") as Record<string, string>;
    this.#line.className = "live-line";
    this.#line.hidden = true;
    this.#status.className = "vh";
    this.#status.setAttribute("role", "status");
    this.replaceChildren(this.#line, this.#status);
    this.#arrive();
    this.#detach = follow(this.dataset.as ?? "public", this.dataset.worker ?? "").attach(Number(this.dataset.index), news => this.#hear(news));
  }

  disconnectedCallback(): void {
    this.#detach?.();
    for (const timer of this.#timers) window.clearTimeout(timer);
    this.#timers = [];
  }

  #hear(news: News): void {
    if ("told" in news) this.#count(news.told);
    else if ("resync" in news) this.#over = "resync";
    else if (news.state === "viewer" || news.state === "too-many") this.#over = news.state;
    else if (news.state === "open") this.#lost = undefined;
    else {
      this.#lost = news.since;
      this.#later(() => this.#draw(), lostAfter);
    }
    this.#draw();
    if (document.documentElement.dataset.theme === "wall" && (this.#sum() > 0 || this.#over === "resync")) this.#onWall();
  }

  #count(told: Told): void {
    const kinds = this.dataset.kinds === "*" ? undefined : (this.dataset.kinds ?? "").split(" ");
    const own = this.dataset.thing;
    for (const thing of told.things) {
      const kind = thing.is.slice(0, 3);
      if (thing.new) this.#plus.set(kind, (this.#plus.get(kind) ?? 0) + 1);
      const concerns = !kinds || kinds.includes(kind) || (!!own && (thing.is === own || thing.under.includes(own)));
      if (concerns) this.#things.set(thing.is, thing.new || this.#things.get(thing.is) === true);
    }

    // Which of them concern this page is not said: it counts them all, and says that they are more.
    this.#more += told.more ?? 0;
    this.#addToNavigation();
  }

  #sum(): number {
    return this.#things.size + this.#more;
  }

  #draw(): void {
    const since = this.dataset.since ?? "";
    if (this.#over) return this.#write(this.#text(this.#over, since), "load", () => window.location.reload());
    if (this.#lost !== undefined && Date.now() - this.#lost >= lostAfter - 50) return this.#write(this.#text("lost", this.#clock(this.#lost)));
    if (this.#sum() === 0) return this.#write("");
    const fresh = [...this.#things.values()].filter(isNew => isNew).length;
    const changed = this.#things.size - fresh;
    const parts = [fresh ? this.#plural("new", fresh) : "", changed ? this.#plural("changed", changed) : ""].filter(part => part).join(this.#words["and"]);
    this.#write(this.#more ? this.#text("more", String(this.#sum()), since) : this.#text("since", parts, since), "show", () => this.#show());
  }

  // A wall has nobody to press: it puts what came in place by itself, with a rest in between.
  #onWall(): void {
    this.#later(() => {
      lastOnWall = Date.now();
      this.#show();
    }, Math.max(500, lastOnWall + wallRests - Date.now()), "wall");
  }

  // The line changes at once; it is read out at most now and then.
  #write(text: string, button?: string, press?: () => void): void {
    this.#line.hidden = text === "";
    const words = document.createElement("span");
    words.textContent = text;
    const standing = this.#line.querySelector("button");
    if (standing && standing.dataset.does === button) standing.previousSibling!.replaceWith(words);
    else this.#line.replaceChildren(words, ...(button && press ? [this.#button(button, press)] : []));
    const wait = Math.max(0, this.#said + quiet - Date.now());
    this.#later(() => {
      if (this.#status.textContent === this.#line.firstChild?.textContent) return;
      this.#said = Date.now();
      this.#status.textContent = this.#line.hidden ? "" : this.#line.firstChild?.textContent ?? "";
    }, wait, "say");
  }

  #button(does: string, press: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn tiny";
    button.dataset.does = does;
    button.textContent = this.#words[does] ?? does;
    button.addEventListener("click", press);
    return button;
  }

  #show(): void {
    shown = { things: new Map(this.#things), anchor: anchorNow(), hadFocus: this.contains(document.activeElement) };
    refresh();
  }

  // After it was pressed: the page is here anew. What was being read is put where it was, and what came is marked.
  #arrive(): void {
    if (!shown) return;
    const before = shown;
    shown = undefined;
    if (before.anchor) keepPlace(before.anchor);
    const marked = mark(before.things, this.#words);
    const now = this.dataset.since ?? "";
    this.#said = 0;
    if (marked.length === 0) this.#status.textContent = this.#text("shown", now);
    else this.#write(this.#plural("marked", marked.length, now), "first", () => {
      marked[0]!.scrollIntoView({ block: "center" });
      marked[0]!.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
      this.#write("");
    });

    // The words beside what came stay; the line has said what it had to say.
    if (marked.length > 0) this.#later(() => {
      if (this.#sum() === 0 && !this.#over && !this.#line.contains(document.activeElement)) this.#write("");
    }, shownFor);
    if (!before.hadFocus) return;
    const next = this.querySelector<HTMLElement>("button") ?? document.getElementById("main");
    next?.focus({ preventScroll: true });
  }

  #addToNavigation(): void {
    const counted = JSON.parse(this.dataset.counted ?? "{}") as Record<string, string>;
    for (const [kind, path] of Object.entries(counted)) {
      const plus = this.#plus.get(kind);
      if (!plus) continue;
      for (const place of document.querySelectorAll<HTMLElement>(`.links a[href="${path}"] > span`)) {
        if (place.dataset.was === undefined && !place.textContent) continue;
        place.dataset.was ??= place.textContent ?? "";
        place.textContent = `${place.dataset.was} +${plus}`;
        place.title = this.#text("plus", String(plus));
      }
    }
  }

  #clock(moment: number): string {
    return new Intl.DateTimeFormat("en-GB", { timeZone: this.dataset.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
  }

  #text(key: string, ...values: string[]): string {
    return (this.#words[key] ?? key).replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? "");
  }

  #plural(key: string, count: number, ...more: string[]): string {
    const form = new Intl.PluralRules(document.documentElement.lang.slice(0, 2)).select(count);
    const text = this.#words[`${key}.${form}`] ?? this.#words[`${key}.other`] ?? key;
    return text.replace(/\{(\d)\}/g, (_, at: string) => [String(count), ...more][Number(at)] ?? "");
  }

  // One timer of a name at a time; the first one set holds.
  #named = new Set<string>();
  #later(run: () => void, wait: number, name?: string): void {
    if (name && this.#named.has(name)) return;
    if (name) this.#named.add(name);
    this.#timers.push(window.setTimeout(() => {
      if (name) this.#named.delete(name);
      run();
    }, wait));
  }
}

/** The one connection of this page, which lives on while Turbo puts one page after another in place. */
function follow(viewer: string, worker: string): NonNullable<typeof connection> {
  if (connection?.viewer === viewer) return connection;
  const shared = share(viewer, worker);
  if (shared) return connection = shared;
  const own = new Follower(viewer);
  window.addEventListener("pagehide", () => own.close());
  return connection = {
    viewer,
    attach: (index, listener) => {
      own.attach(index, listener);
      return () => own.detach(listener);
    },
  };
}

function share(viewer: string, worker: string): NonNullable<typeof connection> | undefined {
  if (typeof SharedWorker === "undefined") return undefined;
  try {
    const { port } = new SharedWorker(worker, { name: viewer });
    let listening: ((news: News) => void) | undefined;
    port.onmessage = message => listening?.(message.data as News);
    window.addEventListener("pagehide", () => port.postMessage({}));
    return {
      viewer,
      attach: (index, listener) => {
        listening = listener;
        port.postMessage({ attach: index });
        return () => {
          if (listening !== listener) return;
          listening = undefined;
          port.postMessage({});
        };
      },
    };
  } catch {
    return undefined;
  }
}

/** The first link in sight, below what is stuck to the top; none where the reader is at the top of the page and would see what comes there. */
function anchorNow(): Anchor | undefined {
  if (window.scrollY < 60) return undefined;
  const below = document.querySelector(".asof")?.getBoundingClientRect().bottom ?? 0;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("main a[href]")) {
    const { top, height } = link.getBoundingClientRect();
    if (height === 0 || top < Math.max(0, below) || top > window.innerHeight) continue;
    return { href: link.getAttribute("href")!, nth: same(link.getAttribute("href")!).indexOf(link), top };
  }
  return undefined;
}

function same(href: string): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")].filter(link => link.getAttribute("href") === href);
}

function keepPlace(anchor: Anchor): void {
  const links = same(anchor.href);
  const link = links[Math.min(anchor.nth, links.length - 1)];
  if (link) window.scrollBy({ top: link.getBoundingClientRect().top - anchor.top, behavior: "instant" });
}

/** Marks each thing where the page lists it, with the word beside its link. */
function mark(things: Map<string, boolean>, words: Record<string, string>): HTMLElement[] {
  const marked: HTMLElement[] = [];
  for (const [reference, isNew] of things) {
    const link = document.querySelector<HTMLAnchorElement>(`main :is(li, tr, article) a[href*="/${reference}"]`);
    const place = link?.closest<HTMLElement>("li, tr, article");
    if (!link || !place || place.dataset.fresh !== undefined) continue;
    place.dataset.fresh = "";
    const word = document.createElement("span");
    word.className = "fresh";
    word.textContent = (isNew ? words["mark-new"] : words["mark-changed"]) ?? "";
    link.after(" ", word);
    marked.push(place);
  }
  return marked.sort((one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
}
