// Where the boxes of a picture lie, and how the arrows run between them.

import {Graph, layout as place} from '/vendor/dagre.js';

const CHARACTER = 7.4;
const BOX_HEIGHT = 54;
const HUB_HEIGHT = 26;
const LABEL_HEIGHT = 30;
const MARGIN = 16;

/** A picture wider than this is folded into rows, if it is a line more than an area. */
const FOLD_WIDTH = 2400;
const ROW_WIDTH = 1500;

/**
 * Lays a picture out: each node gets x, y, width and height, each frame the same, each edge its
 * points and the middle of its label.
 */
export function layout(picture) {
  const graph = new Graph({compound: true, multigraph: true});
  graph.setGraph({rankdir: 'LR', nodesep: 26, ranksep: 34, edgesep: 14, marginx: MARGIN, marginy: MARGIN});
  graph.setDefaultEdgeLabel(() => ({}));
  for (const frame of picture.frames) {
    graph.setNode(frame.id, {});
  }
  for (const node of picture.nodes) {
    graph.setNode(node.id, {width: width(node), height: node.kind === 'channel' ? HUB_HEIGHT : BOX_HEIGHT});
  }
  for (const frame of picture.frames) {
    if (frame.parent !== null) {
      graph.setParent(frame.id, frame.parent);
    }
  }
  for (const node of picture.nodes) {
    if (node.frame !== null) {
      graph.setParent(node.id, node.frame);
    }
  }
  const edges = picture.edges.map((edge, index) => ({...edge, id: `e${index}`}));
  for (const edge of edges) {
    const label = edge.fused ? edge.channel.length : Math.max(edge.channel.length, 14);
    graph.setEdge(
      edge.from,
      edge.to,
      {width: label * CHARACTER * 0.92, height: LABEL_HEIGHT, labelpos: 'c'},
      edge.id);
  }
  place(graph);
  const laid = {
    width: graph.graph().width,
    height: graph.graph().height,
    nodes: picture.nodes.map((node) => ({...node, ...box(graph.node(node.id))})),
    frames: picture.frames
      .filter((frame) => graph.children(frame.id).length > 0)
      .map((frame) => ({...frame, ...box(graph.node(frame.id))})),
    edges: edges.map((edge) => {
      const {points, x, y} = graph.edge({v: edge.from, w: edge.to, name: edge.id});
      return {...edge, points, x, y};
    }),
  };
  return laid.frames.length === 0 && laid.width > FOLD_WIDTH && laid.width > 3 * laid.height
    ? folded(laid)
    : laid;
}

function width(node) {
  const label = node.workers > 1 ? `${node.label} ×${node.workers}` : node.label;
  return Math.max(node.kind === 'channel' ? 60 : 128, Math.min(label.length, 40) * CHARACTER + 30);
}

function box({x, y, width, height}) {
  return {x: x - width / 2, y: y - height / 2, width, height};
}

/** A long line of stages, in rows one below the other, as text is. */
function folded(laid) {
  const rowHeight = laid.height + 40;
  const rows = new Map();
  const starts = [0];
  // A row ends before the box that does not fit into it any more.
  for (const node of [...laid.nodes].sort((a, b) => a.x - b.x)) {
    if (node.x + node.width - starts.at(-1) > ROW_WIDTH) {
      starts.push(node.x - MARGIN);
    }
  }
  const rowOf = (x) => starts.findLastIndex((start) => start <= x);
  const moved = (point, row) => ({x: point.x - starts[row] + MARGIN, y: point.y + row * rowHeight});
  const nodes = laid.nodes.map((node) => {
    const row = rowOf(node.x);
    rows.set(node.id, row);
    return {...node, ...moved(node, row)};
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = laid.edges.map((edge) => {
    const row = rows.get(edge.from);
    if (row === rows.get(edge.to)) {
      return {...edge, points: edge.points.map((point) => moved(point, row)), ...moved(edge, row)};
    }
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    const lane = (Math.max(row, rows.get(edge.to))) * rowHeight - 8;
    const right = from.x + from.width;
    const points = [
      {x: right, y: from.y + from.height / 2},
      {x: right + 20, y: from.y + from.height / 2},
      {x: right + 20, y: lane},
      {x: to.x - 14, y: lane},
      {x: to.x - 14, y: to.y + to.height / 2},
      {x: to.x, y: to.y + to.height / 2},
    ];
    return {...edge, points, straight: true, x: (right + to.x) / 2, y: lane};
  });
  return {
    ...laid,
    width: ROW_WIDTH + 3 * MARGIN + 40,
    height: starts.length * rowHeight,
    nodes,
    edges,
  };
}
