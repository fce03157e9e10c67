/**
 * The page of the harness: a phone's WeChat in a browser tab. Runs a compiled mini-program with WeChat's own component
 * framework and imitates what surrounds it.
 */
import type { AppBundle } from '../compile/types'
import { defineElements } from './elements'
import { BUILT_IN_TAGS } from './elements/tags'
import { weigh } from './measure'
import { recordError, recordingConsole, report } from './report'
import { AppSettings } from './service/app-config'
import { ModuleLoader } from './service/module-loader'
import { PageStack } from './service/page-stack'
import { TITLE_BAR_PX } from './service/page-view'
import { HarnessBackend, listenToGlass, patchNodes } from './view/backend'
import { adapter, type BackedElement } from './view/glass'
import { recogniseTouches } from './view/touch'
import { translateUnits } from './view/units'
import { createWx } from './wx'
import { deviceState } from './wx/device'

type Templates = Record<string, unknown>
type AppHooks = Record<'onLaunch' | 'onShow' | 'onHide', ((options?: unknown) => void) | undefined>

/** What the compile step leaves in the window before this script runs. */
interface Injected {
  __bundle: Omit<AppBundle, 'templatesCode' | 'modulesCode'>
  __templates: Templates
  __modules: Record<string, (...args: unknown[]) => void>
}

const { __bundle: bundle, __templates: templates, __modules: modules } = window as unknown as Injected

listenToGlass()
patchNodes(translateUnits)
recogniseTouches()

const settings = new AppSettings(bundle.json)
const env = new adapter.MiniProgramEnv()
const space = env.createCodeSpace('', true)
const backend = new HarnessBackend()
const associated = env.associateBackend(backend)

function prepareSpace(): void {
  for (const tag of BUILT_IN_TAGS) space.getComponentSpace().setGlobalUsingComponent(tag, `wx-${tag}`)
  // Ids are written to the DOM as they are, so that tests and selector queries find elements by the ids of the page.
  const internals = space as unknown as {
    prepareComponentOptions(...args: unknown[]): [Record<string, unknown>, ...unknown[]]
  }
  const prepare = internals.prepareComponentOptions
  internals.prepareComponentOptions = function (...args) {
    const prepared = prepare.apply(this, args)
    prepared[0].idPrefixGenerator = () => ''
    prepared[0].writeIdToDOM = true
    return prepared
  }
  for (const [id, scope] of Object.entries(bundle.scopes)) {
    space.addStyleSheet(id, id, scope)
    backend.registerStyleSheetContent(id, '')
  }
  for (const id of Object.keys(bundle.json)) {
    if (!templates[id]) continue
    space.addComponentStaticConfig(
      id,
      settings.configOf(id) as Parameters<typeof space.addComponentStaticConfig>[1],
    )
    space.addCompiledTemplate(id, {
      groupList: templates,
      content: templates[id],
      fallbackListenerOnNativeNode: true,
    } as unknown as Parameters<typeof space.addCompiledTemplate>[1])
  }
}

function addStyle(id: string): void {
  const style = document.createElement('style')
  style.dataset.wxss = id
  style.textContent = bundle.css[id] ?? ''
  document.head.append(style)
}

let appHooks: Partial<AppHooks> = {}
let launchOptions: unknown
const appShowListeners: ((options: unknown) => void)[] = []
const appHideListeners: (() => void)[] = []

type ComponentEnv = Parameters<Parameters<typeof space.componentEnv>[1]>[0]
let definition: ComponentEnv | undefined
const loadedComponents = new Set<string>()

function loadComponent(id: string): void {
  if (loadedComponents.has(id)) return
  loadedComponents.add(id)
  space.componentEnv(id, environment => {
    definition = environment
    loader.load(id)
  })
}

const stack = new PageStack(settings, {
  create: path => {
    loadComponent(path)
    return associated.createRoot('page', space, path)
  },
  css: path => bundle.css[path] ?? '',
})

const wx = createWx({
  titleBarPx: TITLE_BAR_PX,
  pageElement: () => stack.top?.view.scroller,
  setTitle: title => {
    if (stack.top) stack.top.view.title = title
  },
  scrollTo: topPx => stack.top?.view.scroller.scrollTo({ top: topPx }),
  launchOptions: () => launchOptions,
  open: (mode, url) => stack.open(mode, url),
  back: delta => stack.back(delta),
  onAppShow: listener => appShowListeners.push(listener),
  onAppHide: listener => appHideListeners.push(listener),
})

const sandbox = {}
const moduleConsole = recordingConsole()
const loader = new ModuleLoader(modules, settings, () => [
  wx,
  (hooks: AppHooks) => {
    appHooks = hooks
  },
  (page: unknown) => definition?.Page(page as never),
  (component: unknown) => definition?.Component(component as never),
  (behavior: unknown) => definition?.Behavior(behavior as never),
  () => appHooks,
  () => stack.instances,
  () => {
    throw new Error('requirePlugin: the harness has no plugins')
  },
  sandbox,
  sandbox,
  moduleConsole,
])

/** Starts the mini-program as a tap on its icon does, or at a page as a shared link does. */
async function launch(url = settings.entryPage): Promise<void> {
  const [path, search = ''] = url.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  launchOptions = { path, query, scene: 1001, referrerInfo: {} }
  try {
    loader.load('app')
    appHooks.onLaunch?.(launchOptions)
    appHooks.onShow?.(launchOptions)
    for (const id of Object.keys(bundle.json)) {
      if (settings.configOf(id).component === true && loader.has(id)) loadComponent(id)
    }
    await stack.open('reLaunch', `/${url.replace(/^\//, '')}`)
  } catch (error) {
    recordError(error)
  }
}

/** The person leaves to another app and comes back. */
function background(hidden: boolean): void {
  if (hidden) {
    stack.top?.instance.onHide?.()
    appHooks.onHide?.()
    for (const listener of appHideListeners) listener()
  } else {
    appHooks.onShow?.(launchOptions)
    for (const listener of appShowListeners) listener(launchOptions)
    stack.top?.instance.onShow?.()
  }
}

const harness = {
  report,
  deviceState,
  launch,
  background,
  paths: () => stack.paths,
  query: () => stack.top?.instance.options ?? {},
  title: () => stack.top?.view.title ?? '',
  pullDown: () => stack.top?.instance.onPullDownRefresh?.(),
  share: () => stack.top?.instance.onShareAppMessage?.({ from: 'menu' }),
  weight: () => (stack.top ? weigh(stack.top.view.scroller) : undefined),
}

export type Harness = typeof harness

declare global {
  interface Window {
    __harness: Harness
  }
}

prepareSpace()
addStyle('app')
for (const id of Object.keys(bundle.css)) {
  if ((bundle.json[id] as { component?: boolean } | undefined)?.component) addStyle(id)
}
defineElements({
  share: button => {
    const target = { id: button.id, dataset: (button as BackedElement).__wxElement?.dataset }
    void stack.top?.instance.onShareAppMessage?.({ from: 'button', target })
  },
  navigate: (openType, url) => {
    const mode = { navigate: 'navigateTo', redirect: 'redirectTo' }[openType] ?? openType
    if (mode === 'navigateBack') stack.back(1)
    else void stack.open(mode as 'navigateTo', url)
  },
})
window.__harness = harness
