// Checks the finished site: every link, picture and script is a file of the site, every fragment is there, and nothing is
// loaded from elsewhere. Usage: node check.mjs FOLDER
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parse } from 'parse5'

const root = process.argv[2]
const problems = []
const documents = new Map()

function elements(node, found = []) {
  if (node.tagName) {
    found.push(node)
  }
  for (const child of node.childNodes ?? []) {
    elements(child, found)
  }
  return found
}

const attribute = (element, name) => element.attrs.find((it) => it.name === name)?.value

function read(file) {
  if (!documents.has(file)) {
    const all = elements(parse(readFileSync(file, 'utf8')))
    const ids = new Set(all.flatMap((it) => [attribute(it, 'id'), attribute(it, 'name')]))
    documents.set(file, { all, ids })
  }
  return documents.get(file)
}

/** The file behind an address; pages have clean addresses. */
function file(path) {
  return [path, path + '.html', join(path, 'index.html')].find((it) => existsSync(it) && statSync(it).isFile())
}

const pages = readdirSync(root, { recursive: true })
  .filter((name) => name.endsWith('.html') && !name.startsWith('api/'))
  .map((name) => join(root, name))
let links = 0
for (const page of pages) {
  for (const element of read(page).all) {
    const link = element.tagName === 'a'
    const target = attribute(element, 'href') ?? attribute(element, 'src')
    if (target === undefined || target.startsWith('data:') || target.startsWith('mailto:')) {
      continue
    }
    links++
    if (/^(https?:)?\/\//.test(target)) {
      if (!link) {
        problems.push(`${page}: ${element.tagName} is loaded from ${target}`)
      }
      continue
    }
    const [path, fragment] = decodeURI(target).split('#')
    const wanted = path === '' ? page : path.startsWith('/') ? join(root, path) : normalize(join(dirname(page), path))
    const found = file(wanted)
    if (found === undefined) {
      problems.push(`${page}: ${target} does not exist`)
    } else if (fragment && found.endsWith('.html') && !read(found).ids.has(fragment)) {
      problems.push(`${page}: ${target} has no such place`)
    }
  }
}
problems.forEach((problem) => console.error(problem))
console.log(`${pages.length} pages, ${links} links, ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)
