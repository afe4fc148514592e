import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'

import { stageNames, type StageName } from '~/api/types'
import { AppFrame } from '~/shell/app-frame'
import { NotFound } from '~/shell/not-found'
import { RouteFailure } from '~/shell/route-failure'

// What a page keeps in its address: texts, each of which may be missing.
const texts =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>): { [K in Name]?: string } => {
    const kept: { [K in Name]?: string } = {}
    for (const name of names) {
      const value = search[name]
      if (typeof value === 'number' || (typeof value === 'string' && value !== '')) kept[name] = String(value)
    }
    return kept
  }

const root = createRootRoute({ component: AppFrame, notFoundComponent: NotFound, errorComponent: RouteFailure })

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: texts('q', 'state', 'layout'),
  component: lazyRouteComponent(() => import('~/pages/dashboard'), 'Dashboard'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: texts('next'),
  component: lazyRouteComponent(() => import('~/pages/sign-in'), 'SignIn'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('~/pages/set-up'), 'SetUp'),
})
const newProject = createRoute({
  getParentRoute: () => root,
  path: '/new',
  validateSearch: texts('template'),
  component: lazyRouteComponent(() => import('~/pages/new-project'), 'NewProject'),
})
const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  component: lazyRouteComponent(() => import('~/pages/templates'), 'Templates'),
})
const template = createRoute({
  getParentRoute: () => root,
  path: '/templates/$id',
  component: lazyRouteComponent(() => import('~/pages/template'), 'TemplatePage'),
})
const usage = createRoute({
  getParentRoute: () => root,
  path: '/usage',
  validateSearch: texts('period'),
  component: lazyRouteComponent(() => import('~/pages/usage'), 'UsagePage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings/$topic',
  component: lazyRouteComponent(() => import('~/pages/settings'), 'Settings'),
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/p/$slug',
  component: lazyRouteComponent(() => import('~/shell/project-frame'), 'ProjectFrame'),
})
const overview = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: lazyRouteComponent(() => import('~/pages/overview'), 'Overview'),
})
const problems = createRoute({
  getParentRoute: () => project,
  path: '/problems',
  validateSearch: texts('severity', 'rule', 'stage'),
  component: lazyRouteComponent(() => import('~/pages/problems'), 'Problems'),
})
const trace = createRoute({
  getParentRoute: () => project,
  path: '/trace',
  validateSearch: texts('from'),
  component: lazyRouteComponent(() => import('~/pages/trace'), 'Trace'),
})
const projectSettings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: lazyRouteComponent(() => import('~/pages/project-settings'), 'ProjectSettings'),
})

const stageOfAddress = {
  parse: ({ stage }: { stage: string }) => {
    if (!(stageNames as readonly string[]).includes(stage)) throw new Error(`there is no stage ${stage}`)
    return { stage: stage as StageName }
  },
  stringify: ({ stage }: { stage: StageName }) => ({ stage }),
}
const stage = createRoute({
  getParentRoute: () => project,
  path: '/$stage',
  params: stageOfAddress,
  validateSearch: texts('view', 'sel', 'panel', 'file', 'since'), // sel: JSON Pointer of what is selected; file, since: of the export
  component: lazyRouteComponent(() => import('~/stage/stage-page'), 'StagePage'),
})
const interview = createRoute({
  getParentRoute: () => project,
  path: '/$stage/interview',
  params: stageOfAddress,
  validateSearch: texts('q', 'mode'),
  component: lazyRouteComponent(() => import('~/stage/interview-page'), 'InterviewPage'),
})
const versions = createRoute({
  getParentRoute: () => project,
  path: '/$stage/versions',
  params: stageOfAddress,
  validateSearch: texts('a', 'b', 'layout'),
  component: lazyRouteComponent(() => import('~/stage/versions-page'), 'VersionsPage'),
})
const run = createRoute({
  getParentRoute: () => project,
  path: '/$stage/runs/$run',
  params: {
    parse: (given: { stage: string; run: string }) => ({ ...stageOfAddress.parse(given), run: given.run }),
    stringify: (given: { stage: StageName; run: string }) => ({ stage: given.stage as string, run: given.run }),
  },
  validateSearch: texts('tab'),
  component: lazyRouteComponent(() => import('~/stage/run-page'), 'RunPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    dashboard, signIn, setUp, newProject, templates, template, usage, settings,
    project.addChildren([overview, problems, trace, projectSettings, stage, interview, versions, run]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
