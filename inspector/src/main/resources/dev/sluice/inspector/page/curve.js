// The rates of the last minutes, as small curves.

import {element, set, svg} from '/dom.js';
import {rate} from '/words.js';

const MINUTES = 3;
const WIDTH = 120;
const HEIGHT = 24;

/** What was measured so far, by run and name. */
export class History {
  #rates = new Map();

  add(time, runs) {
    const known = new Set();
    for (const run of runs) {
      for (const [kind, all] of [['stage', run.stages], ['channel', run.channels]]) {
        for (const one of all) {
          const key = `${run.id} ${kind} ${one.name}`;
          known.add(key);
          const points = this.#rates.get(key) ?? [];
          points.push([time, one.rate]);
          while (points.length > 0 && points[0][0] < time - MINUTES * 60_000) {
            points.shift();
          }
          this.#rates.set(key, points);
        }
      }
    }
    for (const key of [...this.#rates.keys()]) {
      if (!known.has(key)) {
        this.#rates.delete(key);
      }
    }
  }

  of(id, kind, name) {
    return this.#rates.get(`${id} ${kind} ${name}`) ?? [];
  }
}

/** An empty curve. */
export function curve() {
  return svg(
    'svg',
    {class: 'curve', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img'},
    svg('polyline', {points: ''}));
}

/** Draws the curve of some points. */
export function draw(target, points) {
  const now = points.at(-1)?.[1] ?? 0;
  const top = Math.max(1e-9, ...points.map((point) => point[1]));
  const end = points.at(-1)?.[0] ?? 0;
  const span = Math.max(10_000, end - (points[0]?.[0] ?? end));
  const line = points
    .map(([time, value]) => {
      const x = WIDTH - 1 - ((end - time) / span) * (WIDTH - 2);
      const y = HEIGHT - 2 - (value / top) * (HEIGHT - 4);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
  set(target.firstElementChild, 'points', line);
  set(target, 'aria-label', `rate ${rate(now)}, at most ${rate(top < 1e-6 ? 0 : top)}`);
}

/** A curve with its value beside it, for a table. */
export function rateCell() {
  return [element('span', {class: 'rate'}), curve()];
}
