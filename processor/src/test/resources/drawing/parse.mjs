// Lets Mermaid's own parser read the files that are named; says which it does not understand.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

// Mermaid expects to live in a page.
const { window } = new JSDOM('<!DOCTYPE html>');
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');

let misunderstood = 0;
for (const file of process.argv.slice(2)) {
  try {
    await mermaid.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    misunderstood++;
    console.error(`${file}: ${error.message}\n${readFileSync(file, 'utf8')}`);
  }
}
process.exit(misunderstood === 0 ? 0 : 1);
