// What a page must be able to take: a narrow screen, wider spacing (WCAG 1.4.12), texts 40 % longer, forced colours, a finger of
// 44 px, a wish for rest. Each check looks at the page as it stands, leaves it as it was, and gives a line for each thing wrong.

/** For checks in the page: what stands there to be seen, and an element in a few words. */
const TOOLS = `
  const root = document.querySelector("dialog[open]") ?? document.body;
  const hidden = ".visually-hidden, .skip, [aria-hidden=true], svg *";
  const seen = (element) => !element.closest(hidden) && element.checkVisibility({ visibilityProperty: true });
  const standing = (selector) => [...root.querySelectorAll(selector)].filter(seen);
  const named = (element) => element.cloneNode(true).outerHTML.slice(0, 110);
`;
const inPage = (page, body) => page.evaluate(`(() => { ${TOOLS} ${body} })()`);

/** What must be scrolled sideways, and words that are cut off or spill out of their box. What is shortened on purpose says so in the
 * CSS; the name of the app gives way to Hulp and Snel weg where there is no room, and its line stays. */
const misfits = (page, when) =>
  inPage(page, `
    const wrong = [];
    const width = document.documentElement.clientWidth;
    const wide = (box) => box.scrollWidth > box.clientWidth;
    if (wide(document.documentElement) || (root !== document.body && wide(root))) {
      const out = standing("*").filter((element) => element.getBoundingClientRect().right > width + 0.5);
      wrong.push(...out.slice(0, 3).map((element) => "wider than the screen: " + named(element)));
    }
    for (const element of standing("*")) {
      const style = getComputedStyle(element);
      if (style.display === "inline" || element.matches("input, textarea, select, svg, canvas, img, progress")) continue;
      if (style.webkitLineClamp !== "none" || style.textOverflow === "ellipsis" || element.matches(".brand")) continue;
      const cuts = /hidden|clip/.test(style.overflowX + style.overflowY);
      const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!cuts && !speaks) continue;
      const spills = (overflow, inside, box, slack) => !/auto|scroll/.test(overflow) && inside > box + slack;
      if (spills(style.overflowX, element.scrollWidth, element.clientWidth, 1)) wrong.push("too narrow for its words: " + named(element));
      if (spills(style.overflowY, element.scrollHeight, element.clientHeight, 4)) wrong.push("too low for its words: " + named(element));
    }
    return wrong;
  `).then((wrong) => wrong.map((line) => `${when}: ${line}`));

/** The same on a narrow screen as it is, with the spacing of WCAG 1.4.12, with texts 40 % longer, and in forced colours. */
export async function strained(page) {
  const wrong = await misfits(page, "320 px");
  await inPage(page, `
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(":not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets = [spacing];
  `);
  wrong.push(...(await misfits(page, "wide spacing")));
  await inPage(page, `
    document.adoptedStyleSheets = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => (node.data.trim() && seen(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    window.lengthened = [];
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const more = node.data.slice(0, Math.ceil(node.data.length * 0.4));
      window.lengthened.push([node, node.data]);
      node.data += (node.data.trim().includes(" ") ? " " : "") + more;
    }
  `);
  wrong.push(...(await misfits(page, "40 % longer")));
  await inPage(page, "for (const [node, text] of window.lengthened) node.data = text; delete window.lengthened;");
  await page.emulateMedia({ forcedColors: "active" });
  wrong.push(...(await misfits(page, "forced colours")), ...(await unseen(page)));
  await page.emulateMedia({ forcedColors: "none" });
  return wrong;
}

/** What forced colours take away: drawings in the colour of their ground, and choices that look like what was not chosen. */
const unseen = (page) =>
  inPage(page, `
    const light = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0]; return a < 0.1 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; };
    const ground = (element) => { for (let at = element; at; at = at.parentElement) { const here = light(getComputedStyle(at).backgroundColor); if (here !== null) return here; } return 1; };
    const wrong = [];
    for (const drawing of standing("svg")) {
      const behind = ground(drawing);
      const drawn = [...drawing.querySelectorAll("path, line, circle, rect, polyline, polygon")].some((shape) => {
        const style = getComputedStyle(shape);
        return [style.stroke, style.fill].some((paint) => /rgb/.test(paint) && light(paint) !== null && Math.abs(light(paint) - behind) > 0.3);
      });
      if (drawing.querySelector("path, line, circle, rect") && !drawn) wrong.push("forced colours: a drawing is gone: " + named(drawing));
    }
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const chosen of standing("[aria-pressed=true], input[role=switch]:checked, input[type=radio]:checked + .chip")) {
      if ([null, "::before"].every((part) => [paper, "rgba(0, 0, 0, 0)"].includes(getComputedStyle(chosen, part).backgroundColor))) wrong.push("forced colours: chosen, and does not show: " + named(chosen));
    }
    return wrong;
  `);

/** What is smaller than 44 px to tap. A link in a sentence is as high as its line, which WCAG leaves alone. */
export const tooSmall = (page) =>
  inPage(page, `
    const target = (element) => element.closest("label") ?? element;
    const inSentence = (element) => element.matches("a") && getComputedStyle(element).display === "inline";
    const small = ({ width, height }) => width < 43.5 || height < 43.5;
    return standing("a[href], button, input, select, textarea, summary")
      .filter((element) => !inSentence(element) && small(target(element).getBoundingClientRect()))
      .map((element) => { const { width, height } = target(element).getBoundingClientRect(); return "a target of " + Math.round(width) + " × " + Math.round(height) + " px: " + named(element); });
  `);

/** What still moves for whom asked for rest. */
export const moving = (page) =>
  inPage(page, `return document.getAnimations().filter((it) => it.playState === "running").map((it) => "moves: " + named(it.effect.target));`);

/** Words in another language than they are marked with: in an English screen, Dutch ones that no `lang` announces. What stands
 * between quotes, in a box, on a chip or in a drawing, and what finds its own direction, is what someone once said: the language of that nobody knows. */
export const unannounced = (page) =>
  inPage(page, `
    const dutch = /(^|[^\\p{L}])(het|een|niet|geen|ik|je|jij|mijn|voor|naar|wat|maar|ook)(?=$|[^\\p{L}])/iu;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      const said = data.replaceAll("Mijn Stem", "").replaceAll(/“[^”]*”/g, "");
      if (dutch.test(said) && parentElement.closest("[lang]").lang === "en" && !parentElement.closest("script, noscript, textarea, svg, .chip, .raw, [dir=auto]")) wrong.push("Dutch, and not marked so: " + JSON.stringify(data.slice(0, 60)) + " in " + named(parentElement));
    }
    return wrong;
  `);
