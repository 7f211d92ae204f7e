// The picture of a run: a button for each stage, a meter for each channel.

import {byId, set, svg, text} from '/dom.js';
import {layout} from '/layout.js';
import {count, isBottleneck, meter, rate, short, stateOf} from '/words.js';

const ZOOMS = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2, 3];
const METER = 84;
const LONGEST_LABEL = 40;

export class Picture {
  #canvas = byId('canvas');
  #opened;
  #laid = null;
  #drawing = null;
  #boxes = new Map();
  #meters = new Map();
  #zoom = ZOOMS.indexOf(1);

  /** A picture that calls a function with the kind and the name of what is opened. */
  constructor(opened) {
    this.#opened = opened;
    byId('zoom-in').addEventListener('click', () => this.#zoomBy(1));
    byId('zoom-out').addEventListener('click', () => this.#zoomBy(-1));
    this.#canvas.addEventListener('keydown', (event) => this.#move(event));
  }

  /** Draws a picture anew. The focus stays on the stage that has it. */
  draw(picture) {
    const focused = document.activeElement?.dataset?.name;
    this.#laid = layout(picture);
    this.#boxes.clear();
    this.#meters.clear();
    const {frames, edges, nodes} = this.#laid;
    this.#drawing = svg(
      'svg',
      {class: 'drawing', role: 'group', 'aria-label': 'Stages and channels'},
      this.#arrowHead(),
      ...frames.map((frame) => this.#frame(frame)),
      ...edges.map((edge) => this.#line(edge)),
      ...nodes.map((node) => this.#node(node)),
      ...edges.filter((edge) => !edge.fused).map((edge) => this.#meter(edge)));
    this.#canvas.replaceChildren(this.#drawing);
    this.#resize();
    this.#buttons()[0]?.setAttribute('tabindex', '0');
    if (focused !== undefined) {
      this.focus(focused);
    }
  }

  /** Shows a sample in it. */
  show(run) {
    const stages = new Map();
    for (const stage of run.stages) {
      stages.set(stage.node, [...(stages.get(stage.node) ?? []), stage]);
    }
    for (const [id, box] of this.#boxes) {
      this.#showStage(box, stages.get(id) ?? [], run);
    }
    const channels = new Map(run.channels.map((channel) => [channel.name, channel]));
    for (const [name, meters] of this.#meters) {
      const channel = channels.get(name);
      if (channel !== undefined) {
        meters.forEach((one) => this.#showChannel(one, channel));
      }
    }
  }

  /** Marks what has a text in its name; returns how many that are. */
  find(wanted) {
    let found = 0;
    for (const box of this.#drawing?.querySelectorAll('[data-name]') ?? []) {
      const hit = wanted !== '' && box.dataset.name.toLowerCase().includes(wanted);
      box.classList.toggle('found', hit);
      found += hit ? 1 : 0;
    }
    this.#drawing?.classList.toggle('searched', wanted !== '' && found > 0);
    if (found > 0) {
      this.#drawing.querySelector('.found').scrollIntoView({block: 'nearest', inline: 'center'});
    }
    return found;
  }

  /** Gives a stage the focus. */
  focus(name) {
    const button = this.#buttons().find((one) => one.dataset.name === name);
    if (button !== undefined) {
      this.#makeCurrent(button);
      button.focus();
    }
    return button !== undefined;
  }

  // Drawing.

  #arrowHead() {
    return svg(
      'defs',
      {},
      svg(
        'marker',
        {id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto'},
        svg('path', {d: 'M0 0 8 4 0 8z', class: 'arrow'})));
  }

  #frame(frame) {
    return svg(
      'g',
      {class: frame.fused ? 'frame fused' : 'frame'},
      svg('rect', {x: frame.x, y: frame.y, width: frame.width, height: frame.height, rx: 10}),
      svg('text', {x: frame.x + 10, y: frame.y + 15}, frame.label));
  }

  #line(edge) {
    return svg('path', {
      class: edge.fused ? 'line fused' : 'line',
      d: edge.straight ? straight(edge.points) : curved(edge.points),
      'marker-end': 'url(#arrow)',
    });
  }

  #node(node) {
    const stage = node.kind === 'stage' || node.kind === 'goroutine';
    const label = shortened(node.workers > 1 ? `${node.label} ×${node.workers}` : node.label);
    const middle = node.x + node.width / 2;
    const box = svg(
      'g',
      {class: `node ${node.kind}`, 'data-name': node.name},
      svg('title', {}, node.name),
      svg('rect', {
        x: node.x, y: node.y, width: node.width, height: node.height,
        rx: node.kind === 'stage' ? 6 : node.height / 2,
      }));
    if (!stage) {
      box.append(svg('text', {class: 'name', x: middle, y: node.y + node.height / 2 + 4}, label));
      return box;
    }
    const state = svg('text', {class: 'state', x: middle, y: node.y + 34});
    const counts = svg('text', {class: 'counts', x: middle, y: node.y + 48});
    const mark = svg('text', {class: 'mark', x: middle, y: node.y - 5});
    box.append(svg('text', {class: 'name', x: middle, y: node.y + 19}, label), state, counts, mark);
    set(box, 'role', 'button');
    set(box, 'tabindex', '-1');
    set(box, 'aria-label', node.name);
    const open = () => {
      this.#makeCurrent(box);
      this.#opened('stage', node.name, box);
    };
    box.addEventListener('click', open);
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        open();
      }
    });
    this.#boxes.set(node.id, {box, state, counts, mark, name: node.name});
    return box;
  }

  #meter(edge) {
    const x = edge.x - METER / 2;
    const bar = svg('rect', {class: 'level', x, y: edge.y - 1, width: 0, height: 4, rx: 2});
    const value = svg('text', {class: 'value', x: edge.x, y: edge.y + 14});
    const group = svg(
      'g',
      {
        class: 'meter', role: 'meter', 'aria-label': edge.channel, 'data-name': edge.channel,
        'aria-valuemin': 0, 'aria-valuemax': 1, 'aria-valuenow': 0,
      },
      svg('rect', {class: 'plate', x: x - 6, y: edge.y - 17, width: METER + 12, height: 35, rx: 4}),
      svg('text', {class: 'channel', x: edge.x, y: edge.y - 5}, shortened(edge.channel, 18)),
      svg('rect', {class: 'track', x, y: edge.y - 1, width: METER, height: 4, rx: 2}),
      bar,
      value);
    group.addEventListener('click', () => this.#opened('channel', edge.channel, null));
    const meters = this.#meters.get(edge.channel) ?? [];
    meters.push({group, bar, value});
    this.#meters.set(edge.channel, meters);
    return group;
  }

  // Showing.

  #showStage({box, state, counts, mark, name}, stages, run) {
    if (stages.length === 0) {
      set(box, 'aria-label', `${name}, ended`);
      text(state, 'ended');
      return;
    }
    const running = stages.find((one) => one.state === 'running');
    const stage = running ?? stages.find((one) => one.state !== 'ended') ?? stages[0];
    const slow = isBottleneck(stage, run);
    set(box, 'aria-label', `${name}, ${stateOf(stage, run)}`);
    box.classList.toggle('bottleneck', slow);
    box.classList.toggle('blocked', !['running', 'fused', 'ended'].includes(stage.state));
    box.classList.toggle('ended', stage.state === 'ended');
    text(mark, slow ? 'bottleneck' : '');
    text(state, stage.state);
    const sum = (of) => stages.reduce((total, one) => total + (one[of] ?? 0), 0);
    text(counts, stage.received === null ? '' : `${short(sum('received'))} in · ${short(sum('sent'))} out`);
  }

  #showChannel({group, bar, value}, channel) {
    const most = channel.capacity > 0 ? channel.capacity : 1;
    const now = channel.capacity > 0
      ? Math.min(channel.length, most)
      : channel.blockedSenders.length > 0 || channel.length > 0 ? 1 : 0;
    set(group, 'aria-valuemax', most);
    set(group, 'aria-valuenow', now);
    set(group, 'aria-valuetext', meter(channel));
    set(bar, 'width', ((METER * now) / most).toFixed(1));
    group.classList.toggle('full', now >= 0.9 * most);
    const level = channel.capacity > 0 ? `${count(channel.length)}/${count(channel.capacity)} · ` : '';
    text(value, `${level}${rate(channel.rate)}`);
  }

  // Moving.

  #zoomBy(steps) {
    this.#zoom = Math.max(0, Math.min(ZOOMS.length - 1, this.#zoom + steps));
    this.#resize();
  }

  #resize() {
    if (this.#laid !== null) {
      const {width, height} = this.#laid;
      const zoom = ZOOMS[this.#zoom];
      set(this.#drawing, 'viewBox', `0 -8 ${width} ${height + 16}`);
      set(this.#drawing, 'width', Math.round(width * zoom));
      set(this.#drawing, 'height', Math.round((height + 16) * zoom));
    }
  }

  #buttons() {
    return [...(this.#drawing?.querySelectorAll('[role=button]') ?? [])];
  }

  /** One stage is reached by Tab, the others from there by the arrow keys. */
  #makeCurrent(button) {
    this.#buttons().forEach((one) => set(one, 'tabindex', one === button ? '0' : '-1'));
  }

  #move(event) {
    const from = event.target.closest?.('[role=button]');
    if (!from) {
      return;
    }
    const to = nextTo(from, this.#buttons(), event.key);
    if (to !== null) {
      event.preventDefault();
      this.#makeCurrent(to);
      to.focus();
      to.scrollIntoView({block: 'nearest', inline: 'nearest'});
    }
  }
}

const DIRECTIONS = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};

/** The stage that a key leads to: the nearest one on that side. */
function nextTo(from, buttons, key) {
  if (key === 'Home') {
    return buttons[0];
  }
  if (key === 'End') {
    return buttons.at(-1);
  }
  const direction = DIRECTIONS[key];
  if (direction === undefined) {
    return null;
  }
  const [dx, dy] = direction;
  const here = middle(from);
  let best = null;
  let least = Infinity;
  for (const button of buttons) {
    const there = middle(button);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (button !== from && ahead > 1 && ahead + 2 * aside < least) {
      best = button;
      least = ahead + 2 * aside;
    }
  }
  return best;
}

function middle(button) {
  const {x, y, width, height} = button.getBoundingClientRect();
  return {x: x + width / 2, y: y + height / 2};
}

function shortened(label, most = LONGEST_LABEL) {
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

const at = ({x, y}) => `${x.toFixed(1)} ${y.toFixed(1)}`;

function straight(points) {
  return `M${points.map(at).join('L')}`;
}

/** A smooth way by the points that the layout gives. */
function curved(points) {
  let path = `M${at(points[0])}`;
  for (let i = 1; i < points.length - 1; i++) {
    const next = points[i + 1];
    const end = i === points.length - 2 ? next : {x: (points[i].x + next.x) / 2, y: (points[i].y + next.y) / 2};
    path += `Q${at(points[i])} ${at(end)}`;
  }
  return points.length === 2 ? path + `L${at(points[1])}` : path;
}
