// How numbers, times and states are said.

const WHOLE = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const SHORT = new Intl.NumberFormat('en', {notation: 'compact', maximumSignificantDigits: 3});

export const count = (value) => (value === null || value === undefined ? '–' : WHOLE.format(value));
export const short = (value) => (value === null || value === undefined ? '–' : SHORT.format(value));

export function rate(value) {
  return `${value < 10 && value > 0 ? value.toFixed(1) : short(value)}/s`;
}

/** How long something took, or has lasted. */
export function lasted(milliseconds) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 120) {
    return `${Math.round(seconds)} s`;
  }
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** What a stage does, with the word that marks the one that holds up the others. */
export function stateOf(stage, run) {
  return run.bottlenecks.includes(nodeName(stage, run)) ? `${stage.state}, bottleneck` : stage.state;
}

export function isBottleneck(stage, run) {
  return run.bottlenecks.includes(nodeName(stage, run));
}

function nodeName(stage, run) {
  return run.nodeNames?.get(stage.node) ?? stage.name;
}

/** How full a channel is. */
export function filled(channel) {
  if (channel.capacity < 0) {
    return `${count(channel.length)}, unbounded`;
  }
  return channel.capacity === 0
    ? 'unbuffered'
    : `${count(channel.length)} of ${count(channel.capacity)}`;
}

/** Who is blocked on a channel. */
export function blocked(channel) {
  const parts = [];
  if (channel.blockedSenders.length > 0) {
    parts.push(`sending: ${names(channel.blockedSenders)}`);
  }
  if (channel.blockedReceivers.length > 0) {
    parts.push(`receiving: ${names(channel.blockedReceivers)}`);
  }
  return parts.length === 0 ? 'nobody' : parts.join('; ');
}

export function names(list, most = 5) {
  const shown = list.slice(0, most).join(', ');
  return list.length > most ? `${shown} and ${count(list.length - most)} more` : shown;
}

/** The meter of a channel in words. */
export function meter(channel) {
  const who = blocked(channel);
  return `${filled(channel)}, ${rate(channel.rate)}${who === 'nobody' ? '' : `, blocked ${who}`}`;
}
