// Puts the page together: which run is shown, and what happens when a sample comes.

import {History} from '/curve.js';
import {Details} from '/details.js';
import {byId, element, keyed, set, text} from '/dom.js';
import {follow, json, plain, save} from '/feed.js';
import {Picture} from '/picture.js';
import {Tables} from '/tables.js';
import {lasted, names} from '/words.js';

const history = new History();
const details = new Details();
const open = (kind, name, opener) => {
  details.open(kind, name, opener);
  show();
};
const picture = new Picture(open);
const tables = new Tables(open);

let sample = {runs: []};
let shownId = null;
let drawn = null;
let nodeNames = new Map();

const wanted = () => byId('find').value.trim().toLowerCase();
const current = () => sample.runs.find((run) => run.id === shownId);

follow(
  (next) => {
    sample = next;
    history.add(Date.parse(next.time), next.runs);
    choose();
    show();
  },
  (trouble) => text(byId('connection'), trouble));

/** The run that the address names; else the one that is shown; else the first one. */
function choose() {
  const named = Number(/^#\/runs\/(\d+)$/.exec(location.hash)?.[1] ?? NaN);
  const known = (id) => sample.runs.some((run) => run.id === id);
  const next = known(named) ? named : known(shownId) ? shownId : sample.runs[0]?.id ?? null;
  if (next !== shownId) {
    shownId = next;
    drawn = null;
    details.forget();
  }
}

function show() {
  showRuns();
  const run = current();
  byId('run').hidden = run === undefined;
  if (run === undefined) {
    document.title = 'Sluice inspector';
    return;
  }
  const time = Date.parse(sample.time);
  const title = run.name || `${run.kind} ${run.id}`;
  document.title = `${title}, ${run.state} – Sluice inspector`;
  text(byId('name'), title);
  text(byId('summary'), summary(run, time));
  set(byId('picture'), 'aria-label', `Picture of ${title}`);
  byId('report').hidden = run.report === '';
  text(byId('report-text'), run.report);
  byId('report').classList.toggle('waiting', run.state === 'running');
  byId('mermaid').disabled = run.kind !== 'pipeline';
  run.nodeNames = nodeNames;
  if (drawn !== `${run.id} ${run.picture}`) {
    redraw(run);
  } else {
    picture.show(run);
  }
  tables.show(run, time, history, wanted());
  details.show(run, time, history);
}

async function redraw(run) {
  const version = `${run.id} ${run.picture}`;
  drawn = version;
  try {
    const next = await json(`/api/v1/pipelines/${run.id}/picture`);
    if (drawn === version) {
      nodeNames = new Map(next.nodes.map((node) => [node.id, node.name]));
      picture.draw(next);
      picture.find(wanted());
      show();
    }
  } catch {
    drawn = null;
  }
}

function showRuns() {
  byId('no-runs').hidden = sample.runs.length > 0;
  keyed(
    byId('runs'),
    sample.runs,
    (run) => run.id,
    (run) => {
      const link = element('a', {href: `#/runs/${run.id}`}, element('span', {class: 'title'}), element('span', {class: 'badge'}));
      return element('li', {}, link);
    },
    (item, run) => {
      const [link] = item.children;
      const title = run.name || `${run.kind} ${run.id}`;
      set(link, 'aria-label', `${title}, ${run.state}`);
      set(link, 'aria-current', run.id === shownId ? 'page' : null);
      set(link, 'title', `${run.kind} ${run.id}, started ${run.started}`);
      text(link.firstElementChild, title);
      text(link.lastElementChild, run.state);
      set(link.lastElementChild, 'class', `badge ${run.state}`);
    });
}

function summary(run, time) {
  const from = Date.parse(run.started);
  const times = run.ended === null
    ? `for ${lasted(time - from)}`
    : `after ${lasted(Date.parse(run.ended) - from)}`;
  const slow = run.bottlenecks.length === 0 ? '' : ` · bottleneck: ${names(run.bottlenecks)}`;
  return `${run.kind} ${run.id} · ${run.state} ${times}${slow}`;
}

// What can be done.

addEventListener('hashchange', () => {
  choose();
  show();
  byId('main').focus();
});
byId('find').addEventListener('input', () => {
  picture.find(wanted());
  show();
});
byId('find').addEventListener('keydown', (event) => {
  const run = current();
  if (event.key === 'Enter' && run !== undefined && wanted() !== '') {
    const hit = [...nodeNames.values()].find((name) => name.toLowerCase().includes(wanted()));
    if (hit !== undefined) {
      picture.focus(hit);
    }
  }
});
byId('dump').addEventListener('click', async () => {
  save('goroutines.txt', 'text/plain', await plain('/api/v1/dump'));
});
byId('snapshot').addEventListener('click', async () => {
  save('sluice.json', 'application/json', JSON.stringify(await json('/api/v1/pipelines'), null, 2));
});
byId('mermaid').addEventListener('click', async () => {
  const run = current();
  if (run !== undefined) {
    save(`${run.id}.mmd`, 'text/plain', await plain(`/api/v1/pipelines/${run.id}/mermaid`));
  }
});
