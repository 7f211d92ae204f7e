// What one stage or channel does, and where its goroutines are.

import {curve, draw} from '/curve.js';
import {byId, element, keyed, text} from '/dom.js';
import {json} from '/feed.js';
import {blocked, count, filled, lasted, names, rate, stateOf} from '/words.js';

const AGAIN_MILLIS = 2000;

export class Details {
  #aside = byId('details');
  #shown = null;
  #opener = null;
  #askedAt = 0;
  #facts = null;
  #curve = null;
  #stacks = null;

  constructor() {
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#shown !== null) {
        event.preventDefault();
        this.close();
      }
    });
  }

  /** Shows a stage or channel. The element that it was opened from gets the focus back. */
  open(kind, name, opener) {
    this.#shown = {kind, name};
    this.#opener = opener;
    this.#askedAt = 0;
    const close = element('button', {type: 'button', class: 'close', 'aria-label': 'Close details'}, '×');
    close.addEventListener('click', () => this.close());
    this.#facts = element('dl');
    this.#curve = curve();
    this.#stacks = element('div', {class: 'stacks'});
    this.#aside.replaceChildren(
      close,
      element('h2', {}, name || 'without a name'),
      element('p', {class: 'quiet'}, kind),
      this.#facts,
      this.#curve,
      this.#stacks);
    this.#aside.hidden = false;
    this.#aside.focus();
  }

  close() {
    this.#shown = null;
    this.#aside.hidden = true;
    this.#aside.replaceChildren();
    this.#opener?.focus?.();
  }

  /** Another run is shown. */
  forget() {
    if (this.#shown !== null) {
      this.#opener = null;
      this.close();
    }
  }

  show(run, time, history) {
    if (this.#shown === null) {
      return;
    }
    const {kind, name} = this.#shown;
    const all = kind === 'stage'
      ? run.stages.filter((one) => one.name === name || run.nodeNames?.get(one.node) === name)
      : run.channels.filter((one) => one.name === name);
    if (all.length === 0) {
      return;
    }
    facts(this.#facts, kind === 'stage' ? ofStage(all, run, time) : ofChannel(all[0]));
    draw(this.#curve, history.of(run.id, kind, all[0].name));
    if (Date.now() - this.#askedAt > AGAIN_MILLIS && run.ended === null) {
      this.#askedAt = Date.now();
      const goroutines = kind === 'stage'
        ? (one) => all.some((stage) => runs(one, stage.name))
        : (one) => one.channel.split(', ').includes(lastName(name));
      this.#showStacks(run.id, goroutines);
    } else if (run.ended !== null) {
      this.#stacks.replaceChildren();
    }
  }

  async #showStacks(id, wanted) {
    const stacks = this.#stacks;
    let goroutines;
    try {
      goroutines = (await json(`/api/v1/pipelines/${id}/goroutines`)).goroutines.filter(wanted);
    } catch {
      goroutines = [];
    }
    keyed(
      stacks,
      goroutines,
      (one) => one.id,
      () => element('section', {}, element('h3'), element('pre', {tabindex: '0'})),
      (section, one) => {
        const waits = one.waitingMillis > 0 ? ` for ${lasted(one.waitingMillis)}` : '';
        const where = one.channel === '' ? '' : ` on ${one.channel}`;
        text(section.firstElementChild, `${one.name || `goroutine ${one.id}`}: ${one.state}${where}${waits}`);
        text(section.lastElementChild, one.stack.join('\n'));
      });
  }
}

/** The name of a channel or stage without those of the pipelines that it is in. */
function lastName(name) {
  return name.split('.').at(-1).split(' to ')[0];
}

/** Whether a goroutine runs a stage: alone, as one of several workers, or with its neighbours. */
function runs(goroutine, stage) {
  const own = lastName(stage);
  return goroutine.name
    .split(' → ')
    .some((one) => one === stage || one === own || (one.startsWith(`${own}-`) && /^\d+$/.test(one.slice(own.length + 1))));
}

function ofStage(stages, run, time) {
  const sum = (of) =>
    stages[0][of] === null ? null : stages.reduce((total, one) => total + one[of], 0);
  return [
    ['State', stages.map((one) => stateOf(one, run)).join('; ')],
    ['For', run.ended === null ? lasted(time - Date.parse(stages[0].since)) : '–'],
    ['Goroutines', count(sum('goroutines'))],
    ['Received', count(sum('received'))],
    ['Sent', count(sum('sent'))],
    ['Rate', rate(sum('rate'))],
  ];
}

function ofChannel(channel) {
  return [
    ['From', names(channel.from, 50) || '–'],
    ['To', names(channel.to, 50) || '–'],
    ['Filled', filled(channel)],
    ['Sent', count(channel.sent)],
    ['Dropped', count(channel.dropped)],
    ['Rate', rate(channel.rate)],
    ['Blocked', blocked(channel)],
  ];
}

function facts(list, pairs) {
  keyed(
    list,
    pairs,
    ([term]) => term,
    ([term]) => element('div', {}, element('dt', {}, term), element('dd')),
    (pair, [, value]) => text(pair.lastElementChild, value));
}
