// The graph of the network page: drawn from the page's own data; the table below it holds the same.
"use strict";

// The layout says who stands near whom; then it is spread over the whole frame, half by distance and half by rank, so that dense
// parts come apart and letters keep their size.
const spread = (graph, holder) => {
  graph.layout({ name: "circle" }).run(); // always the same beginning, so always the same end
  graph.layout({ name: "cose", animate: false, randomize: false, nodeRepulsion: () => 20000, idealEdgeLength: () => 80, componentSpacing: 60, numIter: 1500 }).run();
  const nodes = graph.nodes().toArray();
  for (const [axis, from, room] of [["x", 70, holder.clientWidth - 140], ["y", 36, holder.clientHeight - 96]]) {
    const sorted = [...nodes].sort((one, other) => one.position(axis) - other.position(axis));
    const least = sorted[0].position(axis);
    const most = sorted[sorted.length - 1].position(axis);
    const places = sorted.map((node, rank) => {
      const near = most > least ? (node.position(axis) - least) / (most - least) : 0.5;
      return from + room * (0.5 * near + 0.5 * (sorted.length > 1 ? rank / (sorted.length - 1) : 0.5));
    });
    sorted.forEach((node, rank) => node.position(axis, places[rank]));
  }
  graph.zoom(1);
  graph.pan({ x: 0, y: 0 });
};

const drawNetwork = () => {
  const holder = document.getElementById("graph");
  const source = document.getElementById("graph-data");
  if (!holder || !source || !window.cytoscape) return;
  const data = JSON.parse(source.textContent);
  holder.closest("figure").hidden = false;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const most = Math.max(1, ...data.nodes.map((node) => node.weight));
  const heaviest = Math.max(1, ...data.ties.map((tie) => tie.n));
  const elements = [
    ...data.nodes.map((node) => ({ data: { ...node, size: 8 + 22 * Math.sqrt(node.weight / most) } })),
    ...data.ties.map((tie) => ({ data: { id: `${tie.a}\n${tie.b}`, source: tie.a, target: tie.b, width: 1 + 4 * Math.sqrt(tie.n / heaviest) } })),
  ];
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const graph = window.cytoscape({
    container: holder,
    elements,
    maxZoom: 3,
    minZoom: 0.2,
    userZoomingEnabled: false,
    layout: { name: "null" },
    style: [
      { selector: "node", style: { width: "data(size)", height: "data(size)", "background-color": colour("--accent"), label: "data(name)", color: colour("--ink"), "font-family": "Marsad Sans, sans-serif", "font-size": 12, "text-wrap": "wrap", "text-max-width": 110, "text-valign": "bottom", "text-margin-y": 4, "text-background-color": colour("--paper"), "text-background-opacity": 0.85, "text-background-padding": 2 } },
      { selector: "edge", style: { width: "data(width)", "line-color": colour("--line-strong"), "curve-style": "haystack", opacity: 0.75 } },
      { selector: ".near", style: { "line-color": colour("--accent"), opacity: 1, "z-index": 9 } },
      { selector: ".far", style: { opacity: 0.2 } },
    ],
  });
  spread(graph, holder);
  graph.on("mouseover", "node", (event) => {
    const near = event.target.closedNeighborhood();
    graph.elements().difference(near).addClass("far");
    near.addClass("near");
  });
  graph.on("mouseout", "node", () => graph.elements().removeClass("far near"));
  graph.on("tap", "node", (event) => { location.href = event.target.data("href"); });
  document.getElementById("fit").addEventListener("click", () => graph.animate({ zoom: 1, pan: { x: 0, y: 0 }, duration: still ? 0 : 200 }));
  holder.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    graph.zoom({ level: graph.zoom() * (event.deltaY < 0 ? 1.1 : 0.9), renderedPosition: { x: event.offsetX, y: event.offsetY } });
  }, { passive: false });
};

document.fonts.ready.then(drawNetwork);
