"use strict";
(() => {
  const board = document.getElementById("board");
  const every = (selector) => [...document.querySelectorAll(selector)];
  const views = every(".page").map((page) => ({ page, svg: page.querySelector("svg"), x: 0, y: 0, scale: 1 }));
  let current = 0;

  const view = () => views[current];
  const put = () => {
    const v = view();
    v.page.style.transform = `translate(${v.x}px, ${v.y}px) scale(${v.scale})`;
  };
  const size = (svg) => ({ width: svg.width.baseVal.value, height: svg.height.baseVal.value });
  const fit = () => {
    const v = view(), s = size(v.svg);
    v.scale = Math.min(board.clientWidth / s.width, board.clientHeight / s.height, 1.5);
    v.x = (board.clientWidth - s.width * v.scale) / 2;
    v.y = (board.clientHeight - s.height * v.scale) / 2;
    put();
  };
  const zoom = (factor, x, y) => {
    const v = view(), scale = Math.min(Math.max(v.scale * factor, 0.05), 8);
    v.x = x - (x - v.x) * (scale / v.scale);
    v.y = y - (y - v.y) * (scale / v.scale);
    v.scale = scale;
    put();
  };
  const middle = () => [board.clientWidth / 2, board.clientHeight / 2];
  const show = (index) => {
    current = index;
    every("[data-page]").forEach((part) => {
      const chosen = Number(part.dataset.page) === index;
      if (part.tagName === "BUTTON") part.setAttribute("aria-selected", String(chosen));
      else part.hidden = !chosen;
    });
    fit();
  };
  const dark = () => {
    every(".lit").forEach((part) => part.classList.remove("lit"));
    every("li.chosen").forEach((part) => part.classList.remove("chosen"));
    board.classList.remove("dim");
  };
  const light = (row) => {
    const again = row.classList.contains("chosen");
    dark();
    if (again) return;
    row.classList.add("chosen");
    const parts = JSON.parse(row.dataset.shows).map((id) => view().svg.getElementById(id)).filter(Boolean);
    parts.forEach((part) => part.classList.add("lit"));
    board.classList.toggle("dim", parts.length > 0);
    if (!parts.length) return;
    const areas = parts.map((part) => part.getBoundingClientRect()), here = board.getBoundingClientRect();
    const left = Math.min(...areas.map((a) => a.left)), right = Math.max(...areas.map((a) => a.right));
    const top = Math.min(...areas.map((a) => a.top)), bottom = Math.max(...areas.map((a) => a.bottom));
    if (left < here.left || right > here.right || top < here.top || bottom > here.bottom) {
      view().x += here.left + here.width / 2 - (left + right) / 2;
      view().y += here.top + here.height / 2 - (top + bottom) / 2;
      put();
    }
  };

  board.addEventListener("wheel", (event) => {
    event.preventDefault();
    const here = board.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - here.left, event.clientY - here.top);
  }, { passive: false });
  const fingers = new Map();
  const centre = (spots) => [0, 1].map((axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length);
  const spread = (spots) => (spots.length > 1 ? Math.hypot(spots[0][0] - spots[1][0], spots[0][1] - spots[1][1]) || 1 : 1);
  board.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    board.setPointerCapture(event.pointerId);
  });
  board.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    const after = [...fingers.values()], here = board.getBoundingClientRect();
    const [x, y] = centre(after), [oldX, oldY] = centre(before);
    view().x += x - oldX;
    view().y += y - oldY;
    zoom(spread(after) / spread(before), x - here.left, y - here.top);
  });
  ["pointerup", "pointercancel"].forEach((name) => board.addEventListener(name, (event) => fingers.delete(event.pointerId)));
  board.addEventListener("dblclick", fit);
  document.getElementById("fit").addEventListener("click", fit);
  every("button[data-page]").forEach((tab) => tab.addEventListener("click", () => { dark(); show(Number(tab.dataset.page)); }));
  every("li[data-shows]").forEach((row) => {
    row.addEventListener("click", () => light(row));
    row.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); light(row); } });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60, moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (event.key === "0") fit();
    else if (event.key === "+" || event.key === "=") zoom(1.2, ...middle());
    else if (event.key === "-") zoom(1 / 1.2, ...middle());
    else if (event.key === "Escape") dark();
    else if (moves[event.key] && document.activeElement === board) { view().x += moves[event.key][0]; view().y += moves[event.key][1]; put(); }
  });
  window.addEventListener("resize", fit);
  show(0);
})();
