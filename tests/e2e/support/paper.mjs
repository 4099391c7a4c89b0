// What comes out of the printer: a page as a PDF, its number of sheets and its words. And what is drawn beyond the paper.

import { writeFileSync } from "node:fs";

/** The page as A4: the number of sheets, and all its words in one line. */
export async function pdfOf(page, keep) {
  const pdf = await page.pdf({ format: "A4", margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } });
  if (keep) writeFileSync(keep, pdf);
  return { pages: pagesOf(pdf), words: await wordsOnPaper(page), clipped: await clipped(page) };
}

/** The sheets of a PDF: its page objects stand outside its compressed streams, or its page tree says how many there are. */
function pagesOf(pdf) {
  const text = pdf.toString("latin1");
  return (text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

/** The words that are printed: those with a place on the paper. */
async function wordsOnPaper(page) {
  await page.emulateMedia({ media: "print" });
  const words = await page.evaluate(() => document.body.innerText.replace(/\s+/g, " "));
  await page.emulateMedia({ media: null });
  return words;
}

/** Whatever is wider than the paper or cut off inside its box, when the page is as wide as A4 less its margins. */
async function clipped(page) {
  const before = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 680, height: 960 });
  const found = await page.evaluate(() => {
    const shown = [...document.querySelectorAll("main *")].filter((element) => element.getClientRects().length > 0 && !element.closest("svg"));
    const cut = (element) => element.getBoundingClientRect().right > innerWidth + 0.5 || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow !== "visible");
    return shown.filter(cut).map((element) => element.outerHTML.slice(0, 100));
  });
  await page.emulateMedia({ media: null });
  await page.setViewportSize(before);
  return found;
}
