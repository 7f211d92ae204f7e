// Lays the Markdown of the repository out as the pages of the site, in .content: docs/ becomes the root, and pages from
// elsewhere get an address of their own. Links between pages are rewritten; a link to what is not a page goes to the
// repository.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const content = join(root, 'site', '.content')
const repository = 'https://github.com/sluice-dev/sluice/blob/main/'

/** Where the pages are that do not come from docs/. */
const elsewhere = {
  'README.md': 'index.md',
  'CHANGELOG.md': 'changelog.md',
  'CODE_OF_CONDUCT.md': 'code-of-conduct.md',
  'SECURITY.md': 'security.md',
  'api/README.md': 'api-baseline.md',
  'benchmarks/RESULTS.md': 'results.md',
  'examples/README.md': 'examples.md',
  'model/README.md': 'model.md',
}

function markdown(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith('.md'))
}

const pages = new Map(Object.entries(elsewhere).filter(([from]) => existsSync(join(root, from))))
for (const from of markdown('docs')) {
  pages.set(from, relative('docs', from).replace(/README\.md$/, 'index.md'))
}

/** The address of a link in a page: another page, a folder's page, or a file of the repository. */
function address(target, from) {
  if (/^[a-z]+:/.test(target) || target.startsWith('#')) {
    return target
  }
  const [path, fragment] = target.split('#')
  const file = normalize(join(dirname(from), path)).replace(/\/$/, '')
  if (file.startsWith('docs/images/')) {
    return '/' + relative('docs', file)
  }
  const page = pages.get(file) ?? pages.get(join(file, 'README.md'))
  const anchor = fragment === undefined ? '' : '#' + fragment
  return page === undefined ? repository + file + anchor : '/' + page.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '') + anchor
}

/** Rewrites the links outside of code, and drops comments. */
function rewritten(text, from) {
  let fenced = false
  return text
    .split('\n')
    .map((line) => {
      if (line.trimStart().startsWith('```')) {
        fenced = !fenced
        return line
      }
      if (fenced) {
        return line
      }
      return line
        .split(/(`[^`]*`)/)
        .map((part, index) =>
          index % 2 === 1
            ? part
            : part
                .replace(/<!--.*?-->/g, '')
                .replace(/\]\(([^()\s]+)\)/g, (_, target) => `](${address(target, from)})`),
        )
        .join('')
    })
    .join('\n')
}

/** A link may have code in its text, which the split above tears apart: its target comes with a part of its own. */
rmSync(content, { recursive: true, force: true })
for (const [from, to] of pages) {
  mkdirSync(dirname(join(content, to)), { recursive: true })
  writeFileSync(join(content, to), rewritten(readFileSync(join(root, from), 'utf8'), from))
}

if (existsSync(join(root, 'docs', 'images'))) {
  cpSync(join(root, 'docs', 'images'), join(content, 'public', 'images'), { recursive: true })
}

// The Javadoc of each published module, if it was built.
const modules = readdirSync(root).filter((name) => existsSync(join(root, name, 'target', 'reports', 'apidocs', 'index.html')))
const api = join(content, 'public', 'api')
for (const module of modules) {
  cpSync(join(root, module, 'target', 'reports', 'apidocs'), join(api, module), { recursive: true })
}
mkdirSync(api, { recursive: true })
writeFileSync(
  join(api, 'index.html'),
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sluice: Javadoc</title>
<style>body { font: 1.1em/1.6 system-ui, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em }</style>
<h1>Javadoc</h1>
<ul>
${modules.map((module) => `<li><a href="${module}/index.html">sluice-${module}</a></li>`).join('\n')}
</ul>
<p><a href="/">Sluice</a></p>
</html>
`,
)
console.log(`${pages.size} pages, Javadoc of ${modules.length} modules`)
