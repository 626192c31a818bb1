// What pages do more of where scripts run: findings of a report are marked in its text. Offsets are code points; the
// browser counts UTF-16 units, so they are turned into these here and nowhere else.
"use strict";

const units = (text, points) => {
  let at = 0;
  for (let n = 0; n < points && at < text.length; n += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
};

const length = (text) => [...text].length;

const lines = () =>
  [...document.querySelectorAll(".paper p[data-start]")].filter((line) => line.firstChild).map((line) => {
    const start = Number(line.dataset.start);
    return { node: line.firstChild, start, end: start + length(line.firstChild.data) };
  });

const ranges = (all, start, end) =>
  all.filter((line) => line.start < end && line.end > start).map((line) => {
    const range = new Range();
    range.setStart(line.node, units(line.node.data, Math.max(0, start - line.start)));
    range.setEnd(line.node, units(line.node.data, Math.min(line.end, end) - line.start));
    return range;
  });

const spanOf = (finding) => [Number(finding.dataset.start), Number(finding.dataset.end)];

const markFindings = () => {
  if (!window.CSS || !CSS.highlights) return;
  const all = lines();
  if (!all.length) return;
  const found = [...document.querySelectorAll(".finding")];
  for (const kind of ["said", "done"]) {
    const marks = found.filter((one) => one.dataset.kind === kind).flatMap((one) => ranges(all, ...spanOf(one)));
    CSS.highlights.set(kind, new Highlight(...marks));
  }
  const point = (finding) => {
    const own = ranges(all, ...spanOf(finding));
    CSS.highlights.set("here", new Highlight(...own));
    return own;
  };
  for (const finding of found) {
    finding.addEventListener("pointerenter", () => point(finding));
    finding.addEventListener("focusin", () => point(finding));
  }
  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains("finding")) return;
    const own = point(target);
    if (own.length) own[0].startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", follow);
  follow();
};

const closeFilters = () => {
  const narrow = window.matchMedia("(max-width: 40rem)");
  if (narrow.matches) for (const one of document.querySelectorAll(".filters details")) one.open = false;
};

const showWhereWeAre = () => {
  const here = document.querySelector(".rooms [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
};

// The name given with one review is kept in the browser and stands in the next ones.
const rememberName = () => {
  const fields = [...document.querySelectorAll("form[method=post] input[name=by]")];
  const known = localStorage.getItem("marsad-name") || "";
  for (const field of fields) field.value ||= known;
  for (const field of fields) field.addEventListener("change", () => {
    localStorage.setItem("marsad-name", field.value);
    for (const other of fields) other.value = field.value;
  });
};

markFindings();
rememberName();
showWhereWeAre();
closeFilters();
