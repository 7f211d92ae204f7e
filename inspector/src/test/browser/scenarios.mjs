// Looks at the page as a person would, in a headless Chromium, and prints a line of JSON for each
// scenario. Started by BrowserTest, which has started what is to be seen.
//
//   node scenarios.mjs ADDRESS CHROMIUM FOLDER-FOR-SCREENSHOTS

import assert from 'node:assert/strict';
import {chromium} from 'playwright-core';

const [address, executablePath, screenshots] = process.argv.slice(2);
const PATIENCE = 30_000;

const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--force-prefers-reduced-motion']});
const context = await browser.newContext({viewport: {width: 1400, height: 860}, acceptDownloads: true});
context.setDefaultTimeout(PATIENCE);
const page = await context.newPage();
const complaints = [];
page.on('console', (message) => {
  if (message.type() === 'error') {
    complaints.push(message.text());
  }
});
page.on('pageerror', (error) => complaints.push(error.message));
page.on('dialog', (dialog) => {
  complaints.push(`a dialog: ${dialog.message()}`);
  dialog.dismiss();
});
await page.goto(address);

async function scenario(name, look) {
  try {
    await look();
    console.log(JSON.stringify({name, failure: ''}));
  } catch (error) {
    await page.screenshot({path: `${screenshots}/failed-${name.replaceAll(/\W+/g, '-')}.png`}).catch(() => {});
    console.log(JSON.stringify({name, failure: String(error.stack ?? error)}));
  }
}

async function show(run) {
  await page.getByRole('navigation', {name: 'Runs'}).getByRole('link', {name: run}).click();
  await page.getByRole('figure').getByRole('button').nth(2).waitFor();
}

const stage = (name) => page.getByRole('figure').getByRole('button', {name});
const row = (table, name) =>
  page.getByRole('table', {name: table}).getByRole('row').filter({has: page.getByRole('rowheader', {name, exact: true})});

/** Waits until something holds; the time limit is that of a person's patience. */
async function eventually(what, condition) {
  const end = Date.now() + PATIENCE;
  while (!(await condition())) {
    assert.ok(Date.now() < end, what);
    await page.waitForTimeout(100);
  }
}

await scenario('roles and names', async () => {
  await show('Busy, running');
  await page.getByRole('heading', {level: 1, name: 'Busy'}).waitFor();
  await page.getByRole('figure', {name: 'Picture of Busy'}).waitFor();
  await page.getByRole('searchbox', {name: 'Find'}).waitFor();
  await page.getByRole('button', {name: 'Zoom in'}).waitFor();
  await page.getByRole('button', {name: 'Zoom out'}).waitFor();
  await page.getByRole('table', {name: 'Stages'}).waitFor();
  await page.getByRole('table', {name: 'Channels'}).waitFor();
  for (const name of ['Dump', 'Snapshot', 'Mermaid']) {
    await page.getByRole('button', {name, exact: true}).waitFor();
  }
  await page.getByRole('link', {name: 'Busy, running'}).and(page.locator('[aria-current=page]')).waitFor();
});

await scenario('live numbers', async () => {
  const sent = async () => Number((await row('Stages', 'lines').getByRole('cell').nth(4).textContent()).replaceAll(',', ''));
  const first = await sent();
  await eventually('the source goes on sending', async () => (await sent()) > first);
  const meter = page.getByRole('meter', {name: 'rows'});
  assert.equal(await meter.getAttribute('aria-valuemax'), '64');
  assert.match(await meter.getAttribute('aria-valuetext'), /^\d+ of 64, [\d.]+K?\/s/);
});

await scenario('bottleneck', async () => {
  await stage(/^slow, .*bottleneck$/).waitFor();
  await row('Stages', 'slow').getByText(/bottleneck/).waitFor();
  assert.equal(await page.locator('.node.bottleneck').count(), 1);
  await page.screenshot({path: `${screenshots}/inspector-light.png`});
});

await scenario('unbuffered channel', async () => {
  const meter = page.getByRole('meter', {name: 'done'});
  assert.match(await meter.getAttribute('aria-valuetext'), /^unbuffered/);
});

await scenario('stack on click', async () => {
  await stage(/^lines, /).click();
  const details = page.getByRole('complementary', {name: 'Details'});
  await details.getByRole('heading', {name: 'lines', exact: true}).waitFor();
  await details.getByText(/BusyPipeline\.lines/).first().waitFor();
  await page.keyboard.press('Escape');
  await details.waitFor({state: 'hidden'});
});

await scenario('keyboard alone', async () => {
  await page.evaluate(() => document.activeElement.blur());
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
  await eventually('Tab leads to the picture', async () => {
    await page.keyboard.press('Tab');
    return page.evaluate(() => document.activeElement.closest?.('.drawing') !== null && document.activeElement.getAttribute('role') === 'button');
  });
  assert.match(await focused(), /^lines, /);
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(), /^parse, /);
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', {name: 'Details'}).waitFor();
  await page.keyboard.press('Escape');
  assert.match(await focused(), /^parse, /);
  await page.keyboard.press('End');
  assert.match(await focused(), /^count, /);
});

await scenario('zoom', async () => {
  const width = async () => (await page.locator('.drawing').boundingBox()).width;
  const before = await width();
  await page.getByRole('button', {name: 'Zoom in'}).click();
  assert.ok((await width()) > before);
  await page.getByRole('button', {name: 'Zoom out'}).click();
  assert.equal(await width(), before);
});

await scenario('dump, snapshot and Mermaid', async () => {
  for (const [button, file] of [['Dump', 'goroutines.txt'], ['Snapshot', 'sluice.json'], ['Mermaid', /^\d+\.mmd$/]]) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', {name: button, exact: true}).click();
    const name = (await coming).suggestedFilename();
    assert.ok(typeof file === 'string' ? name === file : file.test(name), name);
  }
});

await scenario('deadlock', async () => {
  await page.getByRole('link', {name: 'Philosophers, deadlocked'}).click();
  const report = page.getByRole('region', {name: 'Report'});
  await report.getByText(/'plato' waits for 'kant' waits for 'plato'/).waitFor();
});

await scenario('standstill of a run that goes on', async () => {
  await show('Stuck, running');
  const report = page.getByRole('region', {name: 'Report'});
  await report.getByText(/'ask' waits for 'answer' to send to 'answers'/).waitFor();
});

await scenario('failed run, with markup in its names', async () => {
  await page.getByRole('link', {name: /^<img src=x onerror=alert\(1\)>, failed$/}).click();
  await page.getByRole('heading', {level: 1, name: '<img src=x onerror=alert(1)>'}).waitFor();
  await page.getByRole('region', {name: 'Report'}).getByText(/no such file <script>/).waitFor();
  await stage(/^<b>only<\/b>, /).waitFor();
  assert.equal(await page.locator('main img, main b, main script').count(), 0);
});

await scenario('nested pipeline and fused stages', async () => {
  await show('Images, running');
  await page.locator('.frame').getByText('retouch ×3').waitFor();
  await page.locator('.frame.fused').waitFor();
  await stage(/^retouch\.scale, /).waitFor();
  await page.screenshot({path: `${screenshots}/inspector-nested.png`});
});

await scenario('200 stages', async () => {
  const start = Date.now();
  await page.getByRole('link', {name: 'Chain of 200, running'}).click();
  await stage(/^stage199, /).waitFor();
  assert.ok(Date.now() - start < 10_000, 'it is drawn in time');
  assert.equal(await page.locator('.drawing [role=button]').count(), 200);
  const boxes = await page.locator('.drawing [role=button] > rect').evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect()).map(({x, y, width, height}) => ({x, y, width, height})));
  for (const [i, one] of boxes.entries()) {
    assert.ok(one.width > 90 && one.height > 40, 'a box has room for what it says');
    for (const other of boxes.slice(i + 1)) {
      const apart = one.x + one.width <= other.x || other.x + other.width <= one.x
        || one.y + one.height <= other.y || other.y + other.height <= one.y;
      assert.ok(apart, 'no box lies on another one');
    }
  }
  await page.getByRole('searchbox', {name: 'Find'}).fill('stage150');
  await page.locator('.node.found').waitFor();
  await eventually('what is found is in view', async () => {
    const {y, height} = await page.locator('.node.found').boundingBox();
    return y >= 0 && y + height <= 860;
  });
  await page.getByRole('searchbox', {name: 'Find'}).press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.name), 'stage150');
  await page.getByRole('searchbox', {name: 'Find'}).fill('');
});

await scenario('dark and light', async () => {
  await show('Busy, running');
  const contrast = () => page.evaluate(() => {
    const parse = (color) => color.match(/[\d.]+/g).map(Number);
    const light = (color) => {
      const [r, g, b] = parse(color).map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one, other) => {
      const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05);
    };
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    const ground = style('body').backgroundColor;
    return {
      ground,
      least: Math.min(
        ratio(style('body').color, ground),
        ratio(style('.summary').color, ground),
        ratio(style('button.link').color, ground),
        ratio(style('.drawing .mark').fill, ground),
        ratio(style('.badge.running').color, style('.runs').backgroundColor),
        ratio(style('.node .state').fill, style('.node rect').fill)),
    };
  });
  await page.emulateMedia({colorScheme: 'light'});
  const light = await contrast();
  await page.emulateMedia({colorScheme: 'dark'});
  const dark = await contrast();
  assert.notEqual(light.ground, dark.ground);
  assert.ok(light.least >= 4.5, `light: ${light.least}`);
  assert.ok(dark.least >= 4.5, `dark: ${dark.least}`);
  await stage(/^slow, .*bottleneck$/).click();
  await page.getByRole('complementary', {name: 'Details'}).locator('pre').first().waitFor();
  await page.screenshot({path: `${screenshots}/inspector-dark.png`});
  await page.keyboard.press('Escape');
  await page.emulateMedia({colorScheme: 'light'});
});

await scenario('narrow window', async () => {
  await page.setViewportSize({width: 420, height: 800});
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  await page.setViewportSize({width: 1400, height: 860});
});

await scenario('no complaint of the browser', async () => {
  assert.deepEqual(complaints, []);
});

await browser.close();
