// The explain page: evidence of the block under the pointer or the focus, filters by reason, light and dark.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const list = byId("blocks");
  const panel = byId("evidence");
  const items = list.children;  // block n is items[n]
  const hidden = new Set();     // reasons that are filtered out
  const kReason = 0, kScore = 1, kArticle = 2, kBytes = 3, kRanges = 4, kEvidence = 5, kMore = 6, kMoreShare = 7;
  const hint = panel.firstElementChild;
  let current = -1;             // the block with the tab stop

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const signed = (value, decimals) => (value < 0 ? "\u2212" : "+") + Math.abs(value).toFixed(decimals);
  const figure = (value) => String(Number(value.toPrecision(3))).replace("-", "\u2212");
  const count = (value) => value.toLocaleString("en");
  const toneOf = (share) => (share < 0 ? "dropped" : "kept");
  const markOf = { kept: "+", dropped: "\u2212", cut: "\u00b7" };
  const reasonOf = (index) => data.blocks[index][kReason];
  const decisionOf = (reason) => data.reasons[reason][0];

  // ---- Evidence ----

  const evidenceRows = ([signal, value, share, detail], largest) => {
    const shown = make("td", "value", detail === undefined ? figure(value) : make("bdi", "", `\u201c${detail}\u201d`));
    const row = make("tr", toneOf(share), make("th", "", data.signals[signal]), shown, make("td", "share", signed(share, 2)));
    row.firstChild.scope = "row";
    const bar = make("span", toneOf(share));
    const width = (50 * Math.abs(share)) / largest;
    bar.style.left = `${share < 0 ? 50 - width : 50}%`;
    bar.style.width = `${width}%`;
    const cell = make("td", "", make("div", "", bar));
    cell.colSpan = 3;
    const scale = make("tr", "scale", cell);
    scale.setAttribute("aria-hidden", "true");
    return [row, scale];
  };

  const evidenceTable = (evidence) => {
    const largest = Math.max(...evidence.map((item) => Math.abs(item[2])), 0.01);
    const head = make("tr", "", ...["Signal", "Value", "Share in the score"].map((title) => make("th", "", title)));
    return make("table", "evidence", make("caption", "", "Evidence, strongest first"), make("thead", "", head),
                make("tbody", "", ...evidence.flatMap((item) => evidenceRows(item, largest))));
  };

  const show = (index) => {
    const block = data.blocks[index];
    const [decision, meaning] = data.reasons[block[kReason]];
    const score = block[kScore] === 0 ? "" : signed(block[kScore], 2);
    const parts = [
      make("h2", decision, make("span", "mark", markOf[decision]), block[kReason], make("span", "score", score)),
      make("p", "meaning", make("b", "", decision), `: ${meaning}`),
    ];
    if (block[kEvidence].length > 0) parts.push(evidenceTable(block[kEvidence]));
    if (block[kMore] > 0) parts.push(make("p", "rest", `and ${block[kMore]} more signals: ${signed(block[kMoreShare], 2)}`));
    const ranges = block[kRanges].map(([begin, end]) => `${count(begin)}\u2013${count(end)}`).join(", ");
    const article = block[kArticle] >= 0 ? `, article ${block[kArticle] + 1}` : "";
    parts.push(make("p", "where", `Block ${index + 1} of ${count(items.length)}${article}`, make("br"),
                    `${count(block[kBytes])} bytes of the page${ranges ? `, at ${ranges}` : ""}`));
    panel.replaceChildren(...parts);
  };

  // ---- Focus: the list is one tab stop, the arrow keys move within it ----

  const makeCurrent = (index) => {
    if (current >= 0) {
      items[current].tabIndex = -1;
      items[current].removeAttribute("aria-selected");
    }
    current = index;
    items[current].tabIndex = 0;
    items[current].setAttribute("aria-selected", "true");
  };
  const isShown = (index) => !hidden.has(reasonOf(index));
  const find = (from, step, accepts) => {
    for (let index = from; index >= 0 && index < items.length; index += step) {
      if (accepts(index)) return index;
    }
    return -1;
  };
  const focusOn = (index) => {
    if (index < 0) return;
    items[index].focus({ preventScroll: true });
    items[index].scrollIntoView({ block: "nearest" });
  };
  const blockOf = (target) => {
    const item = target.closest ? target.closest("#blocks > li") : null;
    return item ? Number(item.id.slice(1)) : -1;
  };
  const hasReasonOfCurrent = (index) => reasonOf(index) === reasonOf(current);
  const moves = {
    ArrowDown: () => find(current + 1, 1, isShown),
    ArrowUp: () => find(current - 1, -1, isShown),
    ArrowRight: () => find(current + 1, 1, hasReasonOfCurrent),
    ArrowLeft: () => find(current - 1, -1, hasReasonOfCurrent),
    Home: () => find(0, 1, isShown),
    End: () => find(items.length - 1, -1, isShown),
  };

  list.addEventListener("focusin", (event) => {
    const index = blockOf(event.target);
    if (index < 0) return;
    makeCurrent(index);
    show(index);
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.replaceChildren(hint);
    if (!(event.key in moves) || event.ctrlKey || event.altKey || event.metaKey || current < 0) return;
    event.preventDefault();
    focusOn(moves[event.key]());
  });
  list.addEventListener("pointerover", (event) => {
    const index = blockOf(event.target);
    if (index >= 0) show(index);
  });
  list.addEventListener("pointerleave", () => {
    if (list.contains(document.activeElement)) show(current);
  });

  // ---- Filter ----

  const boxes = [...document.querySelectorAll("[data-reason]")];
  const applyFilter = () => {
    hidden.clear();
    for (const box of boxes) if (!box.checked) hidden.add(box.dataset.reason);
    byId("filter").textContent = [...hidden].map((reason) => `#blocks .r-${reason}{display:none}`).join("\n");
    for (const group of document.querySelectorAll("[data-decision]")) {
      const own = boxes.filter((box) => decisionOf(box.dataset.reason) === group.dataset.decision);
      group.checked = own.some((box) => box.checked);
      group.indeterminate = group.checked && own.some((box) => !box.checked);
    }
    const shown = data.blocks.filter((block) => !hidden.has(block[kReason])).length;
    byId("shown").textContent = `${count(shown)} of ${count(items.length)} blocks`;
    if (current < 0 || !isShown(current)) {
      const after = find(Math.max(current, 0), 1, isShown);
      const next = after >= 0 ? after : find(items.length - 1, -1, isShown);
      if (next >= 0) makeCurrent(next);
    }
  };
  const check = (accepts) => {
    for (const box of boxes) box.checked = accepts(box);
    applyFilter();
  };
  document.querySelector(".legend").addEventListener("change", (event) => {
    const { decision } = event.target.dataset;
    if (!decision) return applyFilter();
    check((box) => (decisionOf(box.dataset.reason) === decision ? event.target.checked : box.checked));
  });
  document.querySelector(".legend").addEventListener("click", (event) => {
    const { only } = event.target.dataset;
    if (only) check((box) => box.dataset.reason === only);
  });
  byId("all").addEventListener("click", () => check(() => true));

  // ---- Light and dark ----

  const themes = ["automatic", "light", "dark"];
  const setTheme = (theme) => {
    document.documentElement.dataset.theme = theme;
    byId("theme").textContent = `Colours: ${theme}`;
  };
  const stored = () => {
    try { return localStorage.getItem("winnow-theme"); } catch { return null; }
  };
  setTheme(themes.includes(stored()) ? stored() : "automatic");
  byId("theme").addEventListener("click", () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
    setTheme(next);
    try { localStorage.setItem("winnow-theme", next); } catch { /* a page from a file may have no storage */ }
  });

  // Scripts, styles and the like are what few come to see; "#b12" in the address opens block 12.
  check((box) => decisionOf(box.dataset.reason) !== "cut" || boxes.every((each) => decisionOf(each.dataset.reason) === "cut"));
  if (/^#b\d+$/.test(location.hash) && byId(location.hash.slice(1))) focusOn(blockOf(byId(location.hash.slice(1))));
})();
