import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitepress'

/** The pages of a folder as entries of the sidebar, by their headings. */
function pages(folder) {
  return readdirSync(new URL(`../.content/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.md') && name !== 'index.md')
    .sort()
    .map((name) => {
      const page = readFileSync(new URL(`../.content/${folder}/${name}`, import.meta.url), 'utf8')
      const heading = page.match(/^# (.*)$/m)
      return { text: heading ? heading[1] : name, link: `/${folder}/${name.replace(/\.md$/, '')}` }
    })
}

export default defineConfig({
  title: 'Sluice',
  description: "Go's goroutines and channels for Java, wired and checked at compile time.",
  lang: 'en',
  srcDir: '.content',
  srcExclude: ['public/**'],
  cleanUrls: true,
  // The Javadoc is copied beside the pages and has its own check.
  ignoreDeadLinks: [/^\/api\//],
  markdown: { html: false, lineNumbers: false },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/getting-started' },
      { text: 'Diagnostics', link: '/diagnostics/' },
      { text: 'Javadoc', link: '/api/index.html', target: '_self' },
      { text: 'Changelog', link: '/changelog' },
    ],
    sidebar: [
      {
        text: 'Start',
        items: [
          { text: 'What Sluice is', link: '/' },
          { text: 'Getting started', link: '/getting-started' },
          { text: 'For Go developers', link: '/go-developers' },
          { text: 'Samples', link: '/samples' },
          { text: 'Whole projects', link: '/examples' },
        ],
      },
      {
        text: 'Use',
        items: [
          { text: 'Cookbook', link: '/cookbook' },
          { text: 'Run it in a service', link: '/services' },
          { text: 'Workers and buffers', link: '/workers-and-buffers' },
          { text: 'Test a pipeline', link: '/testing-a-pipeline' },
          { text: 'Virtual time', link: '/virtual-time' },
          { text: 'Inspector', link: '/inspector' },
          { text: 'Flight Recorder', link: '/jfr' },
          { text: 'Metrics and context', link: '/metrics' },
          { text: 'Deadlocks, stalls and leaks', link: '/deadlocks-and-leaks' },
          { text: 'What is found, and when', link: '/verification' },
        ],
      },
      {
        text: 'Understand',
        items: [
          { text: 'How it works', link: '/how-it-works' },
          { text: 'Beside other libraries', link: '/comparison' },
          { text: 'Where Sluice is not Go', link: '/deviations' },
          { text: 'Performance', link: '/performance' },
          { text: 'Results', link: '/results' },
        ],
      },
      { text: 'Diagnostics', collapsed: true, link: '/diagnostics/', items: pages('diagnostics') },
      { text: 'Decisions', collapsed: true, link: '/adr/', items: pages('adr') },
      {
        text: 'Project',
        items: [
          { text: 'How it is tested', link: '/quality' },
          { text: 'Contributing', link: '/contributing' },
          { text: 'Changelog', link: '/changelog' },
          { text: 'Security', link: '/security' },
        ],
      },
    ],
    footer: { message: 'Apache License 2.0' },
  },
})
