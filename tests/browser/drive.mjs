// Drives every page in a browser, in both languages: node drive.mjs BASE PLAN.json, where the plan names paths of lists and of
// single things. Prints a line for each thing that is wrong and ends with 1 if there is any.
import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, planFile] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const host = new URL(base).host;
const wrong = [];
const profiles = [];

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const browse = async (options = {}) => {
  const profile = mkdtempSync(join(tmpdir(), "marsad-browser-"));
  profiles.push(profile);
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args, viewport: { width: 1280, height: 900 }, ...options });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.host !== host) wrong.push(`asked another host: ${request.url()}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error" && !/status of (400|404)/.test(message.text())) wrong.push(`${page.url()}: console: ${message.text()}`); });
  page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error.message}`));
  return { context, page };
};

const check = (holds, words) => { if (!holds) wrong.push(words); };

const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] }));
  for (const one of found.violations) wrong.push(`${page.url()}: ${one.id} (${one.impact}): ${one.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(" | ")}`);
};

const overflows = async (page, width) => {
  await page.setViewportSize({ width, height: 800 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(beyond <= 0, `${page.url()}: at ${width} px the page is ${beyond} px too wide`);
};

const everyPage = async (page) => {
  for (const lang of ["ar", "en"]) {
    for (const path of [...plan.lists, ...plan.single]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      const answer = await page.goto(`${base}/${lang}/${path}`);
      check(answer.status() === 200, `${page.url()}: ${answer.status()}`);
      const root = await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.documentElement).direction]);
      check(root[0] === lang && root[1] === (lang === "ar" ? "rtl" : "ltr"), `${page.url()}: ${root}`);
      await violations(page);
      await overflows(page, 360);
    }
  }
};

const darkAndNarrow = async (page) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of ["", "statements?period=all", "positions?period=all", "ledger?period=all", "timeline?period=all", "network?by=actor&period=all", plan.claim, plan.report]) {
    await page.goto(`${base}/ar/${path}`);
    await violations(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
};

const filters = async (page) => {
  await page.goto(`${base}/en/timeline`);
  await page.locator(".filters summary").click();
  await page.selectOption("#f-act", "demand");
  await page.fill("#f-since", "2021-12");
  await page.locator(".filters button").click();
  const url = new URL(page.url());
  check(url.searchParams.get("act") === "demand" && url.searchParams.get("since") === "2021-12", `filters in the address: ${url}`);
  const acts = await page.locator(".item.said .head .tag").allTextContents();
  check(acts.length > 0 && acts.every((act) => act === "demands"), `filters: ${acts.slice(0, 5)}`);
  await page.locator(".zoom a", { hasText: "month" }).click();
  check(new URL(page.url()).searchParams.get("act") === "demand", "zooming keeps the filters");
  await page.locator(".bars a").first().click();
  check(new URL(page.url()).searchParams.has("until"), "a bar leads to its period");
  await page.goto(`${base}/en/statements`);
  await page.locator(".filters summary").click();
  await page.locator("#f-speaker").pressSequentially("lavrov");
  await page.waitForSelector("#l-speaker option[value=sergey-lavrov]", { state: "attached", timeout: 5000 }).catch(() => wrong.push("no suggestion for lavrov"));
};

const evidence = async (page) => {
  await page.goto(`${base}/ar/statements?period=all`);
  await page.locator(".item .foot a", { hasText: "فتح" }).first().click();
  check(await page.locator("mark").count() > 0, "a statement is marked in its sentence");
  await page.locator("#steps a").click();
  await page.waitForSelector("ol.steps li", { timeout: 10000 }).catch(() => wrong.push("no steps were shown"));
  check(new URL(page.url()).pathname.includes("/statement/"), "reasons are shown in place");
  await page.goto(`${base}/ar/positions?period=all`);
  const cell = page.locator("details.cell summary").first();
  await cell.focus();
  await page.keyboard.press("Enter");
  check(await page.locator("details.cell[open] blockquote").count() === 1, "a cell opens to its quote by keyboard");
};

const highlights = async (page) => {
  await page.goto(`${base}/ar/${plan.report}`);
  const told = await page.evaluate(() => {
    const plain = (text) => text.replace(/\s+/g, "");
    const box = () => [...document.querySelectorAll(".paper p")].map((p) => p.getBoundingClientRect().height).join();
    const marked = [...CSS.highlights.keys()].flatMap((name) => [...CSS.highlights.get(name)]).map(String).map(plain);
    const listed = [...document.querySelectorAll(".finding blockquote")].map((one) => plain(one.textContent));
    const before = box();
    CSS.highlights.clear();
    return { marks: marked.length, missing: listed.filter((words) => !marked.some((mark) => mark === words) && !marked.join("").includes(words)), same: before === box() };
  });
  check(told.marks > 0, "a report's findings are marked");
  check(told.missing.length === 0, `marked otherwise than listed: ${told.missing.slice(0, 2)}`);
  check(told.same, "marks change the size of the text");
};

const network = async (page) => {
  for (const lang of ["ar", "en"]) {
    await page.goto(`${base}/${lang}/network?by=actor&period=all`);
    await page.waitForSelector("#graph canvas", { timeout: 10000 }).catch(() => wrong.push("no graph was drawn"));
    check(await page.locator("table.wide tbody tr").count() > 0, "the network stands in a table");
  }
};

const review = async (page) => {
  await page.goto(`${base}/en/${plan.statement}`);
  await page.locator("input[name=verdict][value=correct]").check();
  await page.selectOption("#r-field", "act");
  await page.fill("#r-value", "warn");
  await page.fill("#r-note", "تجربة <b>");
  await page.locator(".verdict button").click();
  await page.waitForURL(/\/statement\//);
  const kept = await page.locator(".reviewing .history").textContent();
  check(kept.includes("corrected") && kept.includes("تجربة <b>"), `a review is kept: ${kept}`);
  await page.goto(`${base}/en/review`);
  check((await page.locator(".history").textContent()).includes("corrected"), "reviews have a history");
};

const judging = async (page) => {
  await page.goto(`${base}/en/claims?period=all`);
  check((await page.locator(".item").first().getAttribute("id")) !== null, "claims are listed");
  await page.locator("nav.zoom a", { hasText: "oldest first" }).click();
  check(new URL(page.url()).searchParams.get("order") === "oldest", "the address turns the order");
  await page.goto(`${base}/en/${plan.claim}`);
  const before = await page.locator(".telling .apart").count();
  check(before > 0, "a wording can be taken out of its claim");
  await page.fill("#j-by", "Salma");
  await page.locator("#j-by").blur();
  await page.locator(".telling .apart button").last().click();
  await page.waitForURL(/\/claim\//);
  check(await page.locator(".telling .apart").count() === before - 1, "it is out of it");
  check((await page.locator(".history").last().textContent()).includes("Salma"), "the name given once stands in what is judged after it");
  await page.goto(`${base}/en/${plan.statement}`);
  const speaker = await page.locator("h1 .actor").first().getAttribute("href");
  await page.goto(`${base}${speaker.replace("/actor/", "/statements?speaker=")}`);
  check((await page.locator(".item .tag.verdict-correct").count()) > 0, "a review stands in the list");
};

const focusIsSeen = async (page) => {
  await page.goto(`${base}/ar/statements?period=all`);
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const one = document.activeElement;
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      return { name: one.outerHTML.slice(0, 90), drawn: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1, there: box.width > 0 && box.bottom > 0 && box.top < innerHeight };
    });
    check(seen.drawn && seen.there, `focus is not seen: ${seen.name}`);
  }
};

const keyboard = async (page) => {
  await page.goto(`${base}/ar/`);
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement.classList.contains("skip")), "the first stop skips to the content");
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement.id === "main"), "it leads to the content");
  await page.focus("#find");
  await page.keyboard.type("ضمانات");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search/);
  check(await page.locator("mark").count() > 0, "search by keyboard marks words");
  await page.locator(".tongue").click();
  check(new URL(page.url()).pathname.startsWith("/en/search") && (await page.locator("mark").count()) > 0, "the other language is the same page");
};

const print = async (page) => {
  await page.goto(`${base}/ar/${plan.report}`);
  check((await page.pdf({ format: "A4" })).length > 10000, "a page prints");
  await page.emulateMedia({ media: "print" });
  check(!(await page.locator(".rooms").isVisible()) && await page.locator(".paper").isVisible(), "what is printed is the report");
  await page.emulateMedia({ media: "screen" });
};

const withoutScripts = async () => {
  const { context, page } = await browse({ javaScriptEnabled: false });
  for (const path of [...plan.lists, ...plan.single]) {
    const answer = await page.goto(`${base}/ar/${path}`);
    check(answer.status() === 200 && await page.locator("main h1").count() === 1, `without scripts: ${path}`);
  }
  await page.goto(`${base}/ar/network?by=actor&period=all`);
  check(await page.locator("table.wide tbody tr").first().isVisible() && !(await page.locator("figure.graph").isVisible()), "without scripts the network is its table");
  await page.goto(`${base}/en/statements?period=all`);
  await page.locator(".filters summary").click();
  await page.selectOption("#f-act", "demand");
  await page.locator(".filters button").click();
  check(new URL(page.url()).searchParams.get("act") === "demand", "without scripts filters work");
  await page.goto(`${base}/en/${plan.statement}`);
  await page.locator("#steps a").click();
  check(await page.locator("ol.steps li").count() > 0, "without scripts reasons have a page");
  await context.close();
};

const { context, page } = await browse();
try {
  for (const part of [everyPage, darkAndNarrow, filters, evidence, highlights, network, review, judging, focusIsSeen, keyboard, print]) {
    try { await part(page); } catch (error) { wrong.push(`${part.name}: ${error.message}`); }
  }
  await withoutScripts();
} catch (error) {
  wrong.push(String(error));
} finally {
  await context.close();
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true });
}
for (const line of [...new Set(wrong)]) console.log(line);
process.exit(wrong.length ? 1 : 0);
