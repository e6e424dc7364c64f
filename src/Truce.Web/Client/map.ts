// The map that moves. It shows the same scene as the drawing, read from the JSON beside it, over the tiles of this site:
// nothing is asked of anybody else. Names and marks are elements of the page, so that the browser itself sets Arabic and
// Hebrew, and links stay links.

import { addProtocol, Map, Marker, NavigationControl, ScaleControl, setWorkerUrl, type IControl, type StyleSpecification } from "maplibre-gl";
import { Protocol } from "pmtiles";

type Pair = [number, number];
type Scene = {
  label: string;
  views: { width: number; height: number; bearing: number; centre: Pair; world: number }[];
  words: Record<"north" | "coast" | "help" | "scroll" | "fingers" | "closer" | "wider", string>;
  names: { at: Pair; text: string; kind: string; code?: string }[];
  lines: { paths: Pair[][]; beyond?: Pair[][][]; ribbon?: number; label: string; rank: number }[];
  covers: { ground: Pair[][][]; cells: number[] }[];
  ways: Pair[][];
  markers: { at: Pair; label: string }[];
  gates: { at: Pair; name: string; note: string; look: string }[];
  events: { number: number; at: Pair; radius?: number; look: string; label: string; href?: string }[];
};

const coast = 310;
const metresPerDegree = 111_320;
const cells = [1, 2, 3, 4];
const dashes = [[1], [3.6, 1.8], [0.9, 1.4], [4.5, 1.4, 0.9, 1.4], [2.3, 0.9, 0.5, 0.9]];
let isReady = false;

/** Puts a map over the drawing; gives back what takes it away again. */
export function start(host: HTMLElement): () => void {
  const scene = JSON.parse(host.querySelector('script[type="application/json"]')!.textContent!) as Scene;
  const drawn = [...host.querySelectorAll<SVGElement>(".mapsheet > svg")].find(svg => svg.clientHeight > 0)!;
  if (!isReady) {
    addProtocol("pmtiles", new Protocol().tile);
    setWorkerUrl(new URL(host.dataset.worker!, location.href).href);
    isReady = true;
  }
  addStyle(host.dataset.style!);

  const frame = document.createElement("div");
  frame.className = "live";
  frame.style.blockSize = `${drawn.clientHeight}px`;
  host.querySelector(".mapsheet")!.prepend(frame);
  const isNarrow = host.clientWidth < 700;
  const stillness = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { words } = scene;
  // A view is told for the drawing's units; the same ground fills the map, whose tiles are 512 wide.
  const look = (bearing: number): { center: Pair; zoom: number; bearing: number } => {
    const paper = drawn.getAttribute("viewBox")!.split(" ").map(Number);
    const view = scene.views.find(one => one.bearing === bearing && one.width === paper[2] && one.height === paper[3]) ?? scene.views[0]!;
    return { center: view.centre, zoom: Math.log2(view.world * drawn.clientWidth / view.width / 512), bearing: view.bearing };
  };
  const map = new Map({
    container: frame,
    style: styleOf(host, scene),
    ...look(isNarrow ? 0 : Number(host.dataset.bearing ?? 0)),
    attributionControl: false,
    cooperativeGestures: true,
    fadeDuration: stillness ? 0 : 180,
    maxZoom: 16,
    minZoom: 6,
    maxPitch: 0,
    locale: {
      "Map.Title": words.help,
      "NavigationControl.ZoomIn": words.closer,
      "NavigationControl.ZoomOut": words.wider,
      "NavigationControl.ResetBearing": words.north,
      "CooperativeGesturesHandler.WindowsHelpText": words.scroll,
      "CooperativeGesturesHandler.MacHelpText": words.scroll,
      "CooperativeGesturesHandler.MobileHelpText": words.fingers,
    },
  });
  const turn = (bearing: number): void => { stillness ? map.jumpTo(look(bearing)) : map.easeTo({ ...look(bearing), duration: 180 }); };

  map.addControl(new NavigationControl({ visualizePitch: false }), "top-right");
  map.addControl(new Turn(words, turn), "top-right");
  map.addControl(new ScaleControl({ maxWidth: 110, unit: "metric" }), "top-left");
  const observer = new ResizeObserver(() => {
    const height = Math.max(...[...host.querySelectorAll<SVGElement>(".mapsheet > svg")].map(svg => svg.clientHeight));
    if (height > 0) frame.style.blockSize = `${height}px`;
  });
  map.once("style.load", () => { addPatterns(map); addCovers(map); });
  map.once("load", () => {
    addMarks(map, scene);
    host.dataset.live = "";
    observer.observe(host);
  });
  map.on("moveend", () => {
    const bounds = map.getBounds();
    host.dispatchEvent(new CustomEvent("truce-map-moved", { bubbles: true, detail: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] }));
  });
  const stop = (): void => {
    observer.disconnect();
    delete host.dataset.live;
    map.remove();
    frame.remove();
  };
  // A lost context or tiles that cannot be read: back to the drawing.
  map.on("error", event => { console.warn("The map stays as it is drawn.", event.error); if (!map.loaded() && !("live" in host.dataset)) stop(); });
  map.on("webglcontextlost", stop);
  return stop;
}

/** Turns the map so that the coast, or north, points up. */
class Turn implements IControl {
  #box!: HTMLElement;
  readonly #words: Scene["words"];
  readonly #turn: (bearing: number) => void;

  constructor(words: Scene["words"], turn: (bearing: number) => void) {
    this.#words = words;
    this.#turn = turn;
  }

  onAdd(map: Map): HTMLElement {
    this.#box = document.createElement("div");
    this.#box.className = "maplibregl-ctrl maplibregl-ctrl-group";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "turn";
    const show = (): void => { button.textContent = Math.abs(map.getBearing()) < 1 ? this.#words.coast : this.#words.north; };
    button.addEventListener("click", () => this.#turn(Math.abs(map.getBearing()) < 1 ? coast : 0));
    map.on("rotateend", show);
    show();
    this.#box.append(button);
    return this.#box;
  }

  onRemove(): void {
    this.#box.remove();
  }
}

function addStyle(address: string): void {
  if (document.querySelector(`link[href="${address}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}

function styleOf(host: HTMLElement, scene: Scene): StyleSpecification {
  const values = getComputedStyle(host);
  const token = (name: string): string => values.getPropertyValue(`--${name}`).trim();
  const ground = { source: "base", paint: {} } as const;
  const style: StyleSpecification = {
    version: 8,
    sources: {
      base: { type: "vector", url: `pmtiles://${new URL(host.dataset.tiles!, location.href).href}` },
      beyond: { type: "geojson", data: areas(scene.lines.slice(0, 1).flatMap(line => line.beyond ?? [])) },
      ribbon: { type: "geojson", data: areas(scene.lines.flatMap(line => line.ribbon ? line.paths.flatMap(path => around(path, line.ribbon!)) : [])) },
      ...Object.fromEntries(cells.map(cell => [`cover-${cell}`, { type: "geojson" as const, data: areas(scene.covers.filter(one => one.cells.includes(cell)).flatMap(one => one.ground)) }])),
      ways: { type: "geojson", data: { type: "FeatureCollection", features: scene.ways.map(path => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: path } })) } },
      lines: { type: "geojson", data: { type: "FeatureCollection", features: scene.lines.map(line => ({ type: "Feature", properties: { rank: line.rank % dashes.length }, geometry: { type: "MultiLineString", coordinates: line.paths } })) } },
      meant: { type: "geojson", data: areas(scene.events.filter(one => one.radius).map(one => [circle(one.at, one.radius!)])) },
    },
    layers: [
      { id: "land", type: "background", paint: { "background-color": token("m-land") } },
      { ...ground, id: "water", type: "fill", "source-layer": "water", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": token("m-sea") } },
      { ...ground, id: "sea", type: "fill", "source-layer": "sea", paint: { "fill-color": token("m-sea") } },
      { ...ground, id: "waterlines", type: "line", "source-layer": "waterlines", paint: { "line-color": token("m-wl"), "line-width": ["match", ["get", "rank"], "1", 0.9, "2", 0.65, 0.4] } },
      { ...ground, id: "strip", type: "fill", "source-layer": "strip", paint: { "fill-color": token("m-strip") } },
      { id: "beyond", type: "fill", source: "beyond", paint: { "fill-pattern": "dots" } },
      ...cells.map(cell => ({ id: `cover-${cell}`, type: "fill" as const, source: `cover-${cell}`, paint: { "fill-pattern": `cover-${cell}` } })),
      ...cells.map(cell => ({ id: `cover-edge-${cell}`, type: "line" as const, source: `cover-${cell}`, paint: { "line-color": token("ink"), "line-width": 0.8 } })),
      { ...ground, id: "roads", type: "line", "source-layer": "roads", paint: { "line-color": token("m-road"), "line-width": 1.4 } },
      { ...ground, id: "governorates", type: "line", "source-layer": "governorates", paint: { "line-color": token("m-gov"), "line-width": 0.9, "line-dasharray": [5.5, 2.2, 1.1, 2.2] } },
      { ...ground, id: "coast", type: "line", "source-layer": "strip", paint: { "line-color": token("m-coast"), "line-width": 1.1 } },
      { id: "ribbon", type: "fill", source: "ribbon", paint: { "fill-pattern": "hatch" } },
      { id: "case", type: "line", source: "lines", layout: { "line-join": "round" }, paint: { "line-color": token("m-halo"), "line-width": 5 } },
      ...dashes.map((dash, rank) => ({
        id: `line-${rank}`, type: "line" as const, source: "lines", filter: ["==", ["get", "rank"], rank] as ["==", ["get", string], number],
        layout: { "line-join": "round" as const },
        paint: { "line-color": token("over"), "line-width": 2.2, ...(rank > 0 ? { "line-dasharray": dash } : {}) },
      })),
      { id: "ways", type: "line", source: "ways", layout: { "line-join": "round" }, paint: { "line-color": token("ink"), "line-width": 2, "line-dasharray": [1, 1.5] } },
      { id: "meant", type: "line", source: "meant", paint: { "line-color": token("ink"), "line-width": 0.9, "line-dasharray": [2.2, 2.8] } },
    ],
  };
  return style;
}

/** The patterns stand before the first tile is laid out: one that was laid out without its pattern would stay blank. */
function addPatterns(map: Map): void {
  const ink = getComputedStyle(document.documentElement);
  map.addImage("dots", pattern(12, context => {
    context.fillStyle = ink.getPropertyValue("--m-stip");
    for (const at of [3, 9]) { context.beginPath(); context.arc(at, at, 1.4, 0, 7); context.fill(); }
  }), { pixelRatio: 2 });
  map.addImage("hatch", pattern(14, context => {
    context.strokeStyle = ink.getPropertyValue("--over");
    context.globalAlpha = 0.75;
    context.lineWidth = 1.6;
    context.beginPath();
    for (const by of [-14, 0, 14]) { context.moveTo(by - 2, 16); context.lineTo(by + 16, -2); }
    context.stroke();
  }), { pixelRatio: 2 });
}

/** As on paper: the numbers are those of the record's cells. */
function addCovers(map: Map): void {
  const ink = getComputedStyle(document.documentElement);
  const draw: Record<number, (context: CanvasRenderingContext2D) => void> = {
    1: context => { context.globalAlpha = 0.16; context.fillRect(0, 0, 14, 14); context.globalAlpha = 1; context.beginPath(); context.arc(7, 7, 2.6, 0, 7); context.fill(); },
    2: context => { context.lineWidth = 2; context.moveTo(0, 7); context.lineTo(14, 7); context.stroke(); },
    3: context => { context.lineWidth = 1.8; context.moveTo(0, 0); context.lineTo(14, 14); context.moveTo(14, 0); context.lineTo(0, 14); context.stroke(); },
    4: context => { context.lineWidth = 1.6; context.arc(14, 14, 4.8, 0, 7); context.stroke(); },
  };
  for (const cell of cells) {
    map.addImage(`cover-${cell}`, pattern(cell === 4 ? 28 : 14, context => {
      context.fillStyle = context.strokeStyle = ink.getPropertyValue("--ink-2");
      context.beginPath();
      draw[cell]!(context);
    }), { pixelRatio: 2 });
  }
}

function addMarks(map: Map, scene: Scene): void {
  const put = (element: HTMLElement, at: Pair, anchor: "center" | "left" = "center"): Marker => new Marker({ element, anchor }).setLngLat(at).addTo(map);
  const small: HTMLElement[] = [];
  for (const name of scene.names) {
    const label = make("div", `l ${name.kind}`, name.text);
    if (name.code) label.append(make("small", "", name.code));
    put(label, name.at);
    if (name.kind === "municipality") small.push(label);
  }
  const showSmall = (): void => { for (const label of small) label.hidden = map.getZoom() < 11.2; };
  map.on("zoomend", showSmall);
  showSmall();
  for (const line of scene.lines) {
    const longest = [...line.paths].sort((a, b) => b.length - a.length)[0];
    if (longest) put(make("div", "l line", line.label), longest[Math.floor(longest.length / 2)]!).setOffset([0, 14]);
  }
  for (const one of scene.markers) {
    const mark = make("div", "seen", "");
    mark.title = one.label;
    put(mark, one.at);
  }
  for (const gate of scene.gates) {
    const mark = make("div", "gate", "");
    mark.append(glyph(gate.look));
    const label = make("div", "l", gate.name);
    label.append(make("small", "", gate.note));
    mark.append(label);
    put(mark, gate.at, "left").setOffset([-10, 0]);
  }
  const drawn: { at: typeof scene.events[number]["at"]; marker: ReturnType<typeof put> }[] = [];
  for (const one of scene.events) {
    const mark = make("a", `event ${one.look}`, one.number > 0 ? String(one.number) : "");
    if (one.href) (mark as HTMLAnchorElement).href = one.href;
    mark.setAttribute("aria-label", one.label);
    mark.title = one.label;
    drawn.push({ at: one.at, marker: put(mark, one.at) });
  }

  // Those that would cover each other stand side by side, so that each can be met by a finger.
  const spread = (): void => {
    const taken: { x: number; y: number }[] = [];
    for (const { at, marker } of drawn) {
      const { x, y } = map.project(at);
      let aside = 0;
      while (taken.some(other => Math.abs(other.x - x - aside) < 26 && Math.abs(other.y - y) < 26)) aside += 26;
      taken.push({ x: x + aside, y });
      marker.setOffset([aside, 0]);
    }
  };
  map.on("zoomend", spread);
  spread();
}

function make(tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  element.dir = "auto";
  return element;
}

function glyph(look: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-10 -9 20 18");
  svg.setAttribute("class", "m-gate");
  svg.setAttribute("aria-hidden", "true");
  const parts: Record<string, string> = { closed: "M-5 -2.4H5V2.4H-5Z", partial: "M-7 0H1", unknown: "M-2.5 -3Q0 -5 2.5 -3Q2.5 -.5 0 .5V2M0 4.4V5" };
  for (const [name, path] of [["post", "M-7 -6.5V6.5M7 -6.5V6.5"], [look === "closed" ? "bar" : "half", parts[look] ?? ""]] as const) {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
    drawn.setAttribute("class", name);
    drawn.setAttribute("d", path);
    svg.append(drawn);
  }
  return svg;
}

function pattern(side: number, draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d")!;
  draw(context);
  return context.getImageData(0, 0, side, side);
}

function areas(polygons: Pair[][][]): GeoJSON.FeatureCollection {
  return { type: "FeatureCollection", features: polygons.map(rings => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: rings } })) };
}

function circle(at: Pair, metres: number): Pair[] {
  return Array.from({ length: 65 }, (_, step) => away(at, metres, step * Math.PI / 32));
}

// Round each stretch of a path its own shape: where they overlap, the hatch of one covers that of the other exactly.
function around(path: Pair[], metres: number): Pair[][][] {
  return path.slice(1).map((to, at) => {
    const from = path[at]!;
    const east = (to[0] - from[0]) * Math.cos(from[1] * Math.PI / 180);
    const heading = Math.atan2(east, to[1] - from[1]);
    const half = (centre: Pair, first: number): Pair[] => Array.from({ length: 9 }, (_, step) => away(centre, metres, first + step * Math.PI / 8));
    const ring = [...half(to, heading - Math.PI / 2), ...half(from, heading + Math.PI / 2)];
    return [[...ring, ring[0]!]];
  });
}

function away([longitude, latitude]: Pair, metres: number, heading: number): Pair {
  const degrees = metres / metresPerDegree;
  return [longitude + degrees * Math.sin(heading) / Math.cos(latitude * Math.PI / 180), latitude + degrees * Math.cos(heading)];
}
