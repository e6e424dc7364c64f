// Follows the record for one viewer over one event stream, on behalf of any number of pages. Runs in a worker that a
// browser's pages share; where there is none, in the page itself.

/** One message of the server: what began or changed, by name; or that more did than it names. */
export interface Told {
  more?: number;
  things: { is: string; at: number; new: boolean; under: string[] }[];
}

export type State = "open" | "lost" | "viewer" | "too-many";
export type News = { told: Told; id: number } | { resync: true } | { state: State; since: number };
export type Listener = (news: News) => void;

// The server is heard from every 15 seconds, whatever happens; three times nothing means that the line is dead.
const longestSilence = 45_000;
const mostKept = 200;

export class Follower {
  readonly #listeners = new Map<Listener, number>();
  readonly #viewer: string;
  #source: EventSource | undefined;
  #kept: { told: Told; id: number }[] = [];
  #from = 0;
  #last = 0;
  #state: State = "open";
  #since = 0;
  #waits = 5_000;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(viewer: string) {
    this.#viewer = viewer;
  }

  /** Tells a page what came after the index that it was made at, and what comes from now on. */
  attach(index: number, listener: Listener): void {
    this.#listeners.set(listener, index);
    if (!this.#source && this.#state !== "lost") {
      // The first page; or one that was made for this viewer after the stream had ended, so somebody signed in again.
      this.#state = "open";
      this.#kept = [];
      this.#from = this.#last = index;
      this.#open();
      return;
    }
    if (this.#state !== "open") listener({ state: this.#state, since: this.#since });
    if (index < this.#from) listener({ resync: true });
    else for (const { told, id } of this.#kept) this.#tell(listener, index, told, id);
  }

  detach(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** Ends the stream: nobody listens any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #open(): void {
    const source = new EventSource(`/live?as=${encodeURIComponent(this.#viewer)}&after=${this.#last}`);
    this.#source = source;
    this.#listen();
    source.onopen = () => this.#heard();
    source.addEventListener("beat", () => this.#heard());
    source.onmessage = event => {
      this.#heard();
      this.#take(JSON.parse(event.data as string) as Told, Number(event.lastEventId));
    };
    source.addEventListener("resync", event => {
      this.#heard();
      this.#kept = [];
      this.#from = this.#last = Number(event.lastEventId);
      for (const [listener, index] of this.#listeners) if (index < this.#from) listener({ resync: true });
    });
    source.addEventListener("end", event => {
      this.close();
      this.#become(event.data === "too-many" ? "too-many" : "viewer");
    });
    source.onerror = () => {
      this.#become("lost");
      // A broken line is taken up again by the browser; a refusal is not, and waits longer each time, each browser differently long.
      if (source.readyState === EventSource.CLOSED) this.#again();
    };
  }

  #take(told: Told, id: number): void {
    if (id <= this.#last) return;
    this.#last = id;
    this.#kept.push({ told, id });
    if (this.#kept.length > mostKept) this.#from = this.#kept.shift()!.id;
    for (const [listener, index] of this.#listeners) this.#tell(listener, index, told, id);
  }

  // A page that was made in the middle of a message's stretch has part of it already.
  #tell(listener: Listener, index: number, told: Told, id: number): void {
    if (id <= index) return;
    const things = told.things.filter(thing => thing.at > index);
    if (things.length > 0 || told.more) listener({ told: { ...told, things }, id });
  }

  #heard(): void {
    this.#waits = 5_000;
    this.#listen();
    if (this.#state === "lost") this.#become("open");
  }

  #listen(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#become("lost");
      this.#again();
    }, longestSilence);
  }

  #again(): void {
    this.close();
    this.#timer = setTimeout(() => this.#open(), this.#waits * (0.5 + Math.random()));
    this.#waits = Math.min(this.#waits * 2, 120_000);
  }

  #become(state: State): void {
    if (state === this.#state) return;
    [this.#state, this.#since] = [state, Date.now()];
    for (const listener of this.#listeners.keys()) listener({ state, since: this.#since });
  }
}
