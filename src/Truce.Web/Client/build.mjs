// Bundles the pages' script and styles. Called by Client.targets, or by hand: node build.mjs [output folder].
//
// Several builds may run at once (an editor, a test run, a server being started), and they share node_modules and
// the output. So all of them take one lock, look again whether there is still something to do, build into a fresh
// folder and swap it in; whoever reads the output sees a whole build, the old or the new one.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../../../artifacts/obj/Truce.Web/client"));
const site = join(out, "wwwroot");
const stamp = join(out, "client.stamp");
const lock = join(out, "client.lock");
let holdsLock = false;

/** Turbo writes the style of its progress bar into every page, which the content security policy forbids; shell.css has one. */
const turboWithoutInlineStyle = {
  name: "turbo-without-inline-style",
  setup(build) {
    build.onLoad({ filter: /@hotwired[\\/]turbo[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const without = source.replace(/^\s*this\.installStylesheetElement\(\);$/m, "");
      if (without === source) fail("Turbo has changed: it no longer installs a style where build.mjs takes it out.");
      return { contents: without, loader: "js" };
    });
  },
};

mkdirSync(out, { recursive: true });
await takeLock();
try {
  if (newestSource() > modified(stamp)) {
    installPackages();
    run(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--noEmit"], "The page scripts do not pass the type check");
    await bundle();
    writeFileSync(stamp, "");
  }
} finally {
  rmSync(lock, { recursive: true, force: true });
}

/** A folder is the lock, since making one either succeeds or fails as a whole on every file system. */
async function takeLock() {
  const deadline = Date.now() + 5 * 60_000;
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, "pid"), String(process.pid));
      holdsLock = true;
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
    else if (Date.now() > deadline) fail(`Another build has held ${lock} for five minutes. If none is running, delete that folder.`);
    else await new Promise(wake => setTimeout(wake, 100));
  }
}

function isAbandoned() {
  let pid;
  try { pid = Number(readFileSync(join(lock, "pid"), "utf8")); } catch { return Date.now() - modified(lock) > 10_000; }
  try { process.kill(pid, 0); return false; } catch (error) { return error.code === "ESRCH"; }
}

function installPackages() {
  const installed = join(here, "node_modules/.package-lock.json");
  if (modified(installed) >= modified(join(here, "package-lock.json"))) return;
  // No package needs to run a script of its own to be used here, so none may.
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], "npm could not fetch the packages of the pages");
}

async function bundle() {
  const esbuild = await import("esbuild");
  const fresh = join(out, `wwwroot.${process.pid}`);
  const result = await esbuild.build({
    absWorkingDir: here,
    // MapLibre's worker is a file of this site: one made from a blob would need a wider content security policy.
    entryPoints: ["app.ts", "styles/app.css", "live-worker.ts", "map.ts", "styles/map.css", "public.ts", "styles/public.css", "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs"],
    entryNames: "[name]-[hash]",
    assetNames: "fonts/[name]-[hash]",
    outdir: fresh,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    loader: { ".woff2": "file" },
    legalComments: "none",
    plugins: [turboWithoutInlineStyle],
    metafile: true,
    logLevel: "warning",
  });
  const manifest = {};
  for (const [path, made] of Object.entries(result.metafile.outputs)) {
    if (!made.entryPoint) continue;
    const name = basename(made.entryPoint).replace(/\.(ts|mjs)$/, ".js");
    manifest[name] = relative(fresh, resolve(here, path));
  }
  writeFileSync(join(fresh, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
  const old = `${site}.old.${process.pid}`;
  if (existsSync(site)) renameSync(site, old);
  renameSync(fresh, site);
  rmSync(old, { recursive: true, force: true });
}

function newestSource() {
  const watched = [];
  for (const folder of [here, join(here, "styles")])
    for (const name of readdirSync(folder))
      if (/\.(ts|css|mjs|json)$/.test(name)) watched.push(join(folder, name));
  return Math.max(...watched.map(modified));
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function run(command, args, complaint) {
  const done = spawnSync(command, args, { cwd: here, stdio: "inherit", shell: process.platform === "win32" && command === "npm" });
  if (done.status !== 0) fail(`${complaint}${done.error ? `: ${done.error.message}` : "."}`);
}

/** In the form that MSBuild shows as an error. */
function fail(message) {
  console.error(`build.mjs : error TRUCE0002: ${message}`);
  if (holdsLock) rmSync(lock, { recursive: true, force: true });
  process.exit(1);
}
