// The same as in the picture, in words.

import {draw, rateCell} from '/curve.js';
import {byId, element, keyed, text} from '/dom.js';
import {blocked, count, filled, isBottleneck, lasted, names, rate, stateOf} from '/words.js';

const STAGES = ['Name', 'Goroutines', 'State', 'Since', 'Received', 'Sent', 'Rate'];
const CHANNELS = ['Name', 'From', 'To', 'Filled', 'Rate', 'Sent', 'Dropped', 'Blocked'];
const NUMBERS = new Set(['Goroutines', 'Since', 'Received', 'Sent', 'Dropped']);

export class Tables {
  #stages = byId('stages');
  #channels = byId('channels');
  #opened;

  /** Tables that call a function with the kind and the name of what is opened. */
  constructor(opened) {
    this.#opened = opened;
    heads(this.#stages, STAGES);
    heads(this.#channels, CHANNELS);
  }

  show(run, time, history, wanted) {
    const fits = (one) => wanted === '' || one.name.toLowerCase().includes(wanted);
    keyed(
      this.#stages.tBodies[0],
      run.stages.filter(fits),
      (stage) => stage.name,
      (stage) => this.#row('stage', stage, STAGES, 'Rate'),
      (row, stage) => {
        row.classList.toggle('bottleneck', isBottleneck(stage, run));
        cells(row, [
          null,
          count(stage.goroutines),
          stateOf(stage, run),
          run.ended === null ? lasted(time - Date.parse(stage.since)) : '',
          count(stage.received),
          count(stage.sent),
          null,
        ]);
        showRate(row.cells[6], stage, history.of(run.id, 'stage', stage.name));
      });
    keyed(
      this.#channels.tBodies[0],
      run.channels.filter(fits),
      (channel) => channel.name,
      (channel) => this.#row('channel', channel, CHANNELS, 'Rate'),
      (row, channel) => {
        cells(row, [
          null,
          names(channel.from),
          names(channel.to),
          filled(channel),
          null,
          count(channel.sent),
          count(channel.dropped),
          blocked(channel),
        ]);
        showRate(row.cells[4], channel, history.of(run.id, 'channel', channel.name));
      });
  }

  #row(kind, one, columns, curved) {
    const row = element('tr');
    for (const column of columns) {
      const cell = element(column === 'Name' ? 'th' : 'td', {class: NUMBERS.has(column) ? 'number' : null});
      if (column === 'Name') {
        cell.scope = 'row';
        const button = element('button', {type: 'button', class: 'link'}, one.name || 'without a name');
        button.addEventListener('click', () => this.#opened(kind, one.name, button));
        cell.append(button);
      } else if (column === curved) {
        cell.append(...rateCell());
      }
      row.append(cell);
    }
    return row;
  }
}

function heads(table, columns) {
  table.tHead.append(
    element(
      'tr',
      {},
      ...columns.map((column) =>
        element('th', {scope: 'col', class: NUMBERS.has(column) ? 'number' : null}, column))));
}

function cells(row, values) {
  values.forEach((value, index) => {
    if (value !== null) {
      text(row.cells[index], value);
    }
  });
}

function showRate(cell, one, points) {
  text(cell.firstElementChild, rate(one.rate));
  draw(cell.lastElementChild, points);
}
