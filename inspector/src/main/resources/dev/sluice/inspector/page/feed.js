// Samples, as they come: by a stream of events, or by asking again where no stream is to be had.

const AGAIN_MILLIS = 2000;

/**
 * Hands every sample to one function, and what the connection is like to another one.
 */
export function follow(sampled, connected) {
  const events = new EventSource('/api/v1/events');
  let polling = null;
  events.addEventListener('sample', (event) => {
    clearInterval(polling);
    polling = null;
    connected('');
    sampled(JSON.parse(event.data));
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED && polling === null) {
      // Refused, as when too many pages are open.
      polling = setInterval(() => ask(sampled, connected), AGAIN_MILLIS);
    } else if (polling === null) {
      connected('The program does not answer. Trying again …');
    }
  });
}

async function ask(sampled, connected) {
  try {
    sampled(await json('/api/v1/pipelines'));
    connected('');
  } catch {
    connected('The program does not answer. Trying again …');
  }
}

/** A document of the API. */
export async function json(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return response.json();
}

export async function plain(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error((await response.text()).trim());
  }
  return response.text();
}

/** Saves a text as a file. */
export function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], {type}));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
