"""Contrast of every text on its background and of the marks of the drawings, from what the browser computed."""


def check_contrast(checks, chromium, folder):
    page = chromium.open(folder.path)
    page.locator("details").evaluate_all("all => all.forEach((each) => (each.open = true))")
    if page.locator("#live").count():
        page.select_option("#live-wanted", "10")
        page.wait_for_selector("#live[data-state=done]", timeout=60_000)
        page.locator("#live details").evaluate_all("all => all.forEach((each) => (each.open = true))")
    page.evaluate(TOOLS)
    pairs = page.evaluate("textPairs()")
    low = [f"{each['ratio']:.2f} {each['colour']} on {each['background']}: “{each['text']}”"
           for each in pairs if each["ratio"] < each["least"]]
    checks.that("texts are found", len(pairs) > 5, pairs)
    checks.none(f"{len(pairs)} pairs of text and background reach 4.5 (3 where large)", low)
    checks.says(f"the lowest is {min(each['ratio'] for each in pairs):.2f}")
    marks = page.evaluate("markPairs()")
    low = [f"{each['ratio']:.2f} {each['kind']} {each['colour']}" for each in marks if each["ratio"] < 3]
    checks.none(f"{len(marks)} marks of the drawings reach 3 on white", low)
    borders = page.evaluate("controlBorders()")
    checks.none("borders of the controls reach 3", [each for each in borders if each[1] < 3])
    page.context.close()


# Effective backgrounds: of HTML, the nearest painted ancestor; of text in a drawing, the topmost filled shape drawn
# before it that holds its middle. What only decorates (grid lines, the tint of a period) need not be told apart.
TOOLS = """() => {
  const parse = (text) => {
    const parts = text.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return [parts[0], parts[1], parts[2], parts[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const luminance = (c) => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
  const ratio = (a, b) => {
    const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05];
    return Math.max(x, y) / Math.min(x, y);
  };
  const behind = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const holds = (shape, x, y) => {
    const box = shape.getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
    const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
    return shape.isPointInFill(point);
  };
  const under = (text) => {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    let colour = behind(text.closest("svg"));
    for (const shape of text.closest("svg").querySelectorAll("rect,path,circle")) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const style = getComputedStyle(shape);
      if (style.fill === "none" || !holds(shape, x, y)) continue;
      const fill = parse(style.fill);
      colour = over([fill[0], fill[1], fill[2], fill[3] * Number(style.fillOpacity)], colour);
    }
    return colour;
  };
  window.textPairs = () => {
    const found = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility() || element.closest("title,desc,script,option")) continue;
      if (element.disabled) continue;
      const style = getComputedStyle(element);
      const drawn = element instanceof SVGElement;
      const colour = parse(drawn ? style.fill : style.color);
      // A text with a rim of paper stands on that rim.
      const rim = drawn && style.paintOrder.startsWith("stroke") && style.stroke !== "none";
      const background = rim ? parse(style.stroke) : drawn ? under(element) : behind(element);
      const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
      const key = colour.join() + "/" + background.map(Math.round).join() + large;
      if (!found.has(key)) found.set(key, {
        colour: colour.join(), background: background.map(Math.round).join(), least: large ? 3 : 4.5,
        ratio: ratio(over(colour, background), background), text: node.data.trim().slice(0, 40) });
    }
    return [...found.values()];
  };
  // Marks that carry a meaning: lines, dots and outlined bars. A bar counts by its outline where it has one.
  window.markPairs = () => {
    const kinds = ["median", "baseline", "capacity", "interval", "dot", "bar", "needed", "waiting", "open", "measured",
      "limit", "zero", "node", "step", "end", "wait", "badge"];
    const found = new Map();
    for (const kind of kinds) {
      for (const mark of document.querySelectorAll("svg.chart ." + kind)) {
        const style = getComputedStyle(mark);
        const colour = parse(style.stroke !== "none" ? style.stroke : style.fill);
        found.set(kind + colour, { kind, colour: colour.join(), ratio: ratio(colour, [255, 255, 255, 1]) });
      }
    }
    return [...found.values()];
  };
  window.controlBorders = () => [...document.querySelectorAll("select,input[type=number],textarea,button")]
    .filter((each) => each.checkVisibility() && !each.disabled)
    .map((each) => [each.id, Math.max(ratio(parse(getComputedStyle(each).borderTopColor), behind(each.parentElement)),
      ratio(behind(each), behind(each.parentElement)))]);
}"""
