/** The directions of the design, as data. A rule looks at one module and says what it does that it may not. */
import type { Graph, Import, Module } from './source-graph'

export interface Finding {
  line: number
  /** What the module does, such as `imports mobx`. */
  does: string
}

export interface Rule {
  /** Says what holds, in a sentence: it is read when it does not. */
  name: string
  /** Which modules it looks at. */
  covers: (path: string) => boolean
  check: (module: Module, graph: Graph) => Finding[]
}

const under =
  (...folders: string[]) =>
  (path: string) =>
    folders.some(folder => path.startsWith(folder))
const except = (covers: (path: string) => boolean, not: (path: string) => boolean) => (path: string) =>
  covers(path) && !not(path)

const product = under('src/', 'cloudfunctions/')
const domain = under('src/domain/')
const contract = under('src/contract/')
const stores = under('src/stores/')
const components = under('src/components/')
const platform = under('src/platform/')
const pages = under('src/pages/', 'src/packages/')
const adapters = under('cloudfunctions/service/adapters/')
const entry = (path: string) => /^cloudfunctions\/[^/]+\/index\.ts$/.test(path)
const service = except(under('cloudfunctions/'), path => adapters(path) || entry(path))
const packageName = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const found = (imports: Import[]): Finding[] =>
  imports.map(i => ({ line: i.line, does: `imports ${i.file ?? i.specifier}` }))

/** Imports of own files only from `files`, of packages only those named. */
function layer(
  name: string,
  covers: (path: string) => boolean,
  files: (path: string) => boolean,
  packages: string[],
): Rule {
  const allowed = (i: Import) =>
    i.file === undefined ? packages.includes(packageName(i.specifier)) : files(i.file)
  return { name, covers, check: module => found(module.imports.filter(i => !allowed(i))) }
}

function noImport(name: string, covers: (path: string) => boolean, banned: (i: Import) => boolean): Rule {
  return { name, covers, check: module => found(module.imports.filter(banned)) }
}

function noGlobals(name: string, covers: (path: string) => boolean, banned: string[]): Rule {
  return {
    name,
    covers,
    check: module =>
      module.globals
        .filter(g => banned.includes(g.what))
        .map(g => ({ line: g.line, does: `reads ${g.what}` })),
  }
}

/** What of the rules only puts values into words: views may use it. Everything else of the domain decides. */
const FORMATTERS: Record<string, string[]> = {
  'src/domain/calendar.ts': ['longDate', 'shortDate', 'dateTime', 'clock', 'lastDayBefore', 'SHANGHAI'],
  'src/domain/money.ts': ['yuan', 'shortYuan'],
  'src/domain/member-code/pickup-code.ts': ['spacedCode'],
  'src/domain/order/order-state.ts': ['ORDER_STATE_TITLE'],
  'src/domain/points/receipt.ts': ['receiptLines', 'decimal'],
}
const decides = (i: Import) =>
  i.file !== undefined && domain(i.file) && i.values.some(name => !FORMATTERS[i.file!]?.includes(name))

const CLOCK_AND_CHANCE = ['Date.now', 'new Date()', 'Math.random', 'performance', 'crypto']
const MACHINE = [
  'process',
  'fetch',
  'XMLHttpRequest',
  'require',
  'wx',
  'my',
  'Taro',
  'navigator',
  'document',
  'window',
]
const STORAGE = ['localStorage', 'sessionStorage']

/** Handed to the stores by `src/app.tsx`, and to nobody else. */
const CLIENT_ADAPTERS = ['src/platform/cloud.ts', 'src/platform/pay.ts', 'src/platform/person-memory.ts']

const subpackage = (path: string) => /^src\/packages\/([^/]+)\//.exec(path)?.[1]

export const RULES: Rule[] = [
  layer('the domain imports the domain, and pure packages', domain, domain, [
    'valibot',
    'dayjs',
    'fraction.js',
    '@noble/hashes',
  ]),
  noGlobals(
    'the domain and the contract are pure: time and chance are passed in, nothing is read or written',
    under('src/domain/', 'src/contract/'),
    [...CLOCK_AND_CHANCE, ...MACHINE, ...STORAGE, 'setTimeout', 'setInterval', 'console'],
  ),
  layer('the contract imports the domain', contract, under('src/contract/', 'src/domain/'), ['valibot']),
  layer(
    'stores import the contract, the domain and stores; the transport is handed in',
    except(stores, path => path === 'src/stores/use-store.ts'),
    under('src/stores/', 'src/contract/', 'src/domain/'),
    ['mobx', 'uuidv7'],
  ),
  noGlobals('stores reach the world by what they are handed', stores, [
    ...CLOCK_AND_CHANCE,
    ...MACHINE,
    ...STORAGE,
    'console',
  ]),
  layer(
    'components get props: no stores, no platform, no Taro API',
    components,
    under('src/components/', 'src/domain/', 'src/contract/', 'src/styles/'),
    ['react', '@tarojs/components', 'jsbarcode', 'qrcode-generator'],
  ),
  noImport(
    'of the contract, components know types only',
    components,
    i => i.file !== undefined && contract(i.file) && i.values.length > 0,
  ),
  noImport(
    'views show: of the domain they use types and formatters',
    path => pages(path) || components(path),
    decides,
  ),
  layer(
    'pages build on stores, components, the contract and the platform',
    pages,
    under(
      ...['src/pages/', 'src/packages/', 'src/components/', 'src/stores/', 'src/contract/', 'src/domain/'],
      ...['src/platform/', 'src/styles/', 'src/assets/'],
    ),
    ['react', 'mobx-react-lite', '@tarojs/components', '@tarojs/taro'],
  ),
  {
    name: 'the main package and each subpackage stand alone: they share components and stores only',
    covers: path => path.startsWith('src/'),
    check: module =>
      found(
        module.imports.filter(i => {
          const theirs = i.file === undefined ? undefined : subpackage(i.file)
          return theirs !== undefined && theirs !== subpackage(module.path)
        }),
      ),
  },
  layer(
    'the platform knows the contract, and of components what they ask of the machine',
    platform,
    path => platform(path) || contract(path) || path === 'src/components/env.ts',
    ['@tarojs/taro', 'react', 'jsqr'],
  ),
  noImport(
    'only the platform calls Taro; elsewhere its hooks and types',
    except(under('src/'), platform),
    i => i.specifier === '@tarojs/taro' && i.values.some(name => !/^use[A-Z]/.test(name)),
  ),
  noGlobals('only the platform touches wx and its like', except(under('src/'), platform), [
    'wx',
    'my',
    'Taro',
  ]),
  noImport(
    'client adapters and the root store are built in src/app.tsx',
    except(under('src/'), path => path === 'src/app.tsx' || platform(path)),
    i => i.values.length > 0 && [...CLIENT_ADAPTERS, 'src/stores/root-store.ts'].includes(i.file ?? ''),
  ),
  layer(
    'the service imports the domain, the contract and its ports',
    service,
    under('cloudfunctions/service/', 'src/domain/', 'src/contract/'),
    ['valibot'],
  ),
  noImport(
    'adapters of the functions are built in their index.ts',
    service,
    i => i.file !== undefined && adapters(i.file) && i.values.length > 0,
  ),
  noGlobals('the service gets its clock, chance and settings by its ports', service, [
    ...CLOCK_AND_CHANCE,
    ...MACHINE,
    'setTimeout',
    'setInterval',
  ]),
  noImport(
    'functions import from src the domain and the contract only',
    under('cloudfunctions/'),
    i => i.file?.startsWith('src/') === true && !under('src/domain/', 'src/contract/')(i.file),
  ),
  noImport(
    'the mini-program does not import the functions',
    under('src/'),
    i => i.file?.startsWith('cloudfunctions/') === true,
  ),
  noImport(
    'the product knows nothing of the local cloud, the tools, the tests and the demo shop',
    product,
    i => i.file !== undefined && under('local-cloud/', 'tools/', 'test/', 'shop/')(i.file),
  ),
  noImport(
    'the local cloud shares the rules and the contract with the mini-program, nothing else',
    under('local-cloud/'),
    i => i.file?.startsWith('src/') === true && !under('src/domain/', 'src/contract/')(i.file),
  ),
  {
    name: 'no module needs itself',
    covers: () => true,
    check: (module, graph) => {
      const cycle = cycleFrom(module, graph)
      const first = cycle && module.imports.find(i => i.file === cycle[1])
      return cycle && first ? [{ line: first.line, does: `closes ${cycle.join(' → ')}` }] : []
    },
  },
]

/** The shortest way from a module back to itself by imports of values; told by its first module in the alphabet alone. */
function cycleFrom(module: Module, graph: Graph): string[] | undefined {
  const start = module.path
  const seen = new Set([start])
  let ways = [[start]]
  while (ways.length) {
    const next: string[][] = []
    for (const way of ways) {
      for (const { file, values } of graph.get(way.at(-1)!)?.imports ?? []) {
        if (file === undefined || values.length === 0 || !graph.has(file)) continue
        if (file === start) return way.every(path => path >= start) ? [...way, start] : undefined
        if (seen.has(file)) continue
        seen.add(file)
        next.push([...way, file])
      }
    }
    ways = next
  }
  return undefined
}

/** Every breach in the graph, as `file:line does what: rule`. */
export function breaches(graph: Graph, rules: Rule[] = RULES): string[] {
  return [...graph.values()].flatMap(module =>
    rules
      .filter(rule => rule.covers(module.path))
      .flatMap(rule =>
        rule
          .check(module, graph)
          .map(({ line, does }) => `${module.path}:${line} ${does}. Rule: ${rule.name}.`),
      ),
  )
}
