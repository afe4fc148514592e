import { QueryClient, queryOptions, type QueryKey } from '@tanstack/react-query'

import { all, call, get, Problem, send } from './client'
import type {
  Budgets, ExportPackage, Finding, AIGeneration, McpToken, Project, Provider, Session, Stage, StageDefinition,
  StageName, Server, Template, Usage, User, Version, Waiver,
} from './types'

// What is known of the server, by address. A write invalidates what it changed: `changed(projectKey(id))`, and so on.
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => !(error instanceof Problem) && failures < 2,
    },
  },
})

export const changed = (...keys: QueryKey[]) =>
  Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))

export const server = queryOptions({ queryKey: ['server'], queryFn: () => get<Server>('/server'), staleTime: Infinity })
export const me = queryOptions({ queryKey: ['me'], queryFn: () => get<User>('/users/me'), staleTime: 60_000 })
export const sessions = queryOptions({ queryKey: ['me', 'sessions'], queryFn: () => all<Session>('/users/me/sessions') })
export const definitions = queryOptions({
  queryKey: ['stages'],
  queryFn: () => get<{ items: StageDefinition[] }>('/stages').then((answer) => answer.items),
  staleTime: Infinity,
})
export const projects = (status: 'active' | 'archived' | 'deleted' = 'active') =>
  queryOptions({ queryKey: ['projects', status], queryFn: () => all<Project>(`/projects?status=${status}`) })

// A project by its slug, as addresses name it. Slugs are unique to their owner.
export const projectBySlug = (slug: string) =>
  queryOptions({
    queryKey: ['project', slug],
    queryFn: async () => {
      for (const status of ['active', 'archived'] as const) {
        const found = (await queries.fetchQuery({ ...projects(status), staleTime: 0 })).find((one) => one.slug === slug)
        if (found) return get<Project>(`/projects/${found.id}`)
      }
      throw new Problem(404, 'not-found', `there is no project “${slug}”`, '', '', [], '')
    },
  })
export const projectKey = (slug: string) => ['project', slug]

// Below: `id` is a project's id. Everything of one project begins with ['of', id], so one call makes all of it fresh.
export const ofProject = (id: string): QueryKey => ['of', id]

export interface StageWithTag {
  stage: Stage
  etag: string // for If-Match of the next save
}
export const stageOf = (id: string, stage: StageName) =>
  queryOptions({
    queryKey: ['of', id, 'stage', stage],
    queryFn: async ({ signal }): Promise<StageWithTag> => {
      const answer = await call<Stage>('GET', `/projects/${id}/stages/${stage}`, { signal })
      return { stage: answer.body, etag: answer.etag ?? '' }
    },
  })
export const stagesOf = (id: string) =>
  queryOptions({
    queryKey: ['of', id, 'stages'],
    queryFn: () => get<{ items: Stage[] }>(`/projects/${id}/stages`).then((answer) => answer.items),
  })
export const versionsOf = (id: string, stage: StageName) =>
  queryOptions({
    queryKey: ['of', id, 'versions', stage],
    queryFn: () => all<Version>(`/projects/${id}/stages/${stage}/outputs`),
  })
export const outputText = (id: string, stage: StageName, version: number, format: 'json' | 'md' | 'sql' | 'yaml' = 'json') =>
  queryOptions({
    queryKey: ['of', id, 'output', stage, version, format],
    queryFn: async () => {
      const response = await send('GET', `/projects/${id}/stages/${stage}/outputs/${version}?format=${format}`)
      return response.text()
    },
    staleTime: Infinity,
  })
export const findingsOf = (id: string) =>
  queryOptions({
    queryKey: ['of', id, 'findings'],
    queryFn: () =>
      call<{ status: 'valid' | 'warnings' | 'errors'; findings: Finding[] }>('POST', `/projects/${id}/validate`).then(
        (answer) => answer.body,
      ),
  })
export const waiversOf = (id: string) =>
  queryOptions({
    queryKey: ['of', id, 'waivers'],
    queryFn: () => get<{ waivers: Waiver[] }>(`/projects/${id}/waivers`).then((answer) => answer.waivers),
  })
export const graphOf = (id: string) =>
  queryOptions({
    queryKey: ['of', id, 'graph'],
    queryFn: () => get<{ nodes: GraphNode[]; edges: GraphEdge[] }>(`/projects/${id}/graph`),
  })
export interface GraphNode {
  id: string // kind:name
  kind: string
  name: string
  stage: StageName
  pointer: string
}
export interface GraphEdge {
  from: string // what needs
  to: string // what is needed
  kind: string // how: 'relates', 'changes by', …
}
export const filesOf = (id: string) =>
  queryOptions({
    queryKey: ['of', id, 'files'],
    queryFn: () =>
      get<{ items: { path: string; bytes: number; sha256: string }[] }>(`/projects/${id}/files`).then((answer) => answer.items),
  })
export const fileText = (id: string, path: string) =>
  queryOptions({
    queryKey: ['of', id, 'file', path],
    queryFn: async () => {
      const address = path.split('/').map(encodeURIComponent).join('/')
      return (await send('GET', `/projects/${id}/files/${address}`)).text()
    },
  })
export const exportsOf = (id: string) =>
  queryOptions({ queryKey: ['of', id, 'exports'], queryFn: () => all<ExportPackage>(`/projects/${id}/exports`) })
export const generationsOf = (id: string) =>
  queryOptions({ queryKey: ['of', id, 'generations'], queryFn: () => all<AIGeneration>(`/projects/${id}/generations`) })
export const tokensOf = (id: string) =>
  queryOptions({ queryKey: ['of', id, 'tokens'], queryFn: () => all<McpToken>(`/projects/${id}/mcp-tokens`) })

export const providers = queryOptions({ queryKey: ['providers'], queryFn: () => all<Provider>('/ai-providers') })
export const templates = queryOptions({ queryKey: ['templates'], queryFn: () => all<Template>('/templates') })
export const budgets = queryOptions({ queryKey: ['budgets'], queryFn: () => get<Budgets>('/budgets') })
export const usage = (period: '7d' | '30d' | '90d' | 'all') =>
  queryOptions({ queryKey: ['usage', period], queryFn: () => get<Usage>(`/usage?period=${period}`) })
