// Reads one feed from standard input with a reader that others wrote, and says as JSON what it found: for FeedReaderTests.
import { createRequire } from "node:module";
const FeedParser = createRequire(`${process.argv[2]}/package.json`)("feedparser");
const reader = new FeedParser({ addmeta: false, resume_saxerror: false });
const items = [];
const fail = error => { console.log(JSON.stringify({ error: error.message })); process.exit(0); };
reader.on("error", fail);
reader.on("readable", () => { for (let item; (item = reader.read()) !== null;) items.push(item); });
reader.on("end", () => console.log(JSON.stringify({
  type: reader.meta["#type"], version: reader.meta["#version"], title: reader.meta.title, link: reader.meta.link, language: reader.meta.language, date: reader.meta.date,
  items: items.map(({ guid, title, link, summary, date, pubdate }) => ({ guid, title, link, summary, date, pubdate })),
})));
process.stdin.on("error", fail).pipe(reader);
