// What the REST API answers, by the names of its OpenAPI document (/api/openapi.json).

export const stageNames = [
  'product',
  'dataModel',
  'database',
  'api',
  'stack',
  'design',
  'sections',
  'infrastructure',
  'export',
] as const
export type StageName = (typeof stageNames)[number]
export type StageStatus = 'locked' | 'active' | 'generating' | 'review' | 'complete'
export type Severity = 'error' | 'warning' | 'info'
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Payload = { [key: string]: Json }

export interface User {
  id: string
  email: string
  name: string
  avatarUrl: string | null
  preferences: Record<string, Json> | null
  createdAt: string
  updatedAt: string
}

export interface StageSummary {
  id: string
  projectId: string
  stageNumber: number
  stageName: StageName
  stageLabel: string
  status: StageStatus
  userInput: string | null
  validatedAt: string | null
  completedAt: string | null
  createdAt: string
  updatedAt: string
  version: number | null
  staleInputs: StageName[] // stages that changed after this one was made from them
}

export interface Server {
  version: string
  isRegistrationOpen: boolean
}

export interface Stage extends StageSummary {
  data: Payload | null
  hasDraft: boolean
}

export interface Project {
  id: string
  userId: string
  name: string
  slug: string
  description: string | null
  currentStage: number
  status: 'active' | 'archived' | 'deleted'
  aiProviderId: string | null
  templateId: string | null
  createdAt: string
  updatedAt: string
  deletedAt: string | null
  stages: StageSummary[]
}

export interface Question {
  topic: string
  kind: 'textarea' | 'multi-input' | 'single-select' | 'multi-select' | 'checkbox' | 'checkbox-textarea' | 'color' | string
  required: boolean
  question: string
  hint: string
  choices?: { id: string; label: string }[]
}

export interface StageDefinition {
  number: number
  name: StageName
  label: string
  reads: StageName[]
  interview: Question[]
  schema: Payload
}

export interface Draft {
  data: Payload | null
  answers: Record<string, Json> | null
  updatedAt: string
}

export interface Version {
  version: number
  isActive: boolean
  generatedBy: 'ai' | 'human'
  createdAt: string
  formats: ('json' | 'md' | 'sql' | 'yaml')[]
  contentHash: string
  aiGenerationId: string | null // the call that made it
}

export interface Fix {
  title: string
  patch: { op: string; path: string; value?: Json; from?: string }[] // JSON Patch (RFC 6902)
}

export interface Finding {
  rule: string
  severity: Severity
  stage: StageName
  pointer: string // JSON Pointer into the stage's payload
  message: string
  reason: string
  fix?: Fix
  waived?: string
}

export interface Waiver {
  rule: string
  stage: StageName
  pointer: string
  reason: string
}

export interface AIGeneration {
  id: string
  stageId: string
  providerId: string
  model: string
  promptTemplate: string
  inputTokens: number
  outputTokens: number
  totalTokens: number
  estimatedCost: string
  durationMs: number
  status: 'success' | 'error' | 'timeout'
  errorMessage: string | null
  createdAt: string
  generationId: string
  isPriceKnown: boolean
}

// What a generation would ask for. Money is in dollars, null where nobody knows the model's price.
export interface Estimate {
  provider: string
  model: string
  inputTokens: number
  maxOutputTokens: number
  maxCalls: number
  maxCostPerCall: string | null
}

export interface Generation {
  id: string
  stage: StageName
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
  calls: AIGeneration[]
  outputVersion: number | null
  error: string | null
  createdAt: string
  updatedAt: string
}

export interface Provider {
  id: string
  userId: string
  provider: 'anthropic' | 'openai' | 'custom'
  label: string
  defaultModel: string
  baseUrl: string | null
  isDefault: boolean
  createdAt: string
  hasApiKey: boolean
  apiKeyLast4: string | null
}

export interface ProviderTrial {
  success: boolean
  model: string
  latencyMs: number
  capabilities: string[]
  error?: string
}

export interface ExportPackage {
  id: string
  projectId: string
  format: 'folder' | 'zip'
  validationStatus: 'valid' | 'warnings' | 'errors'
  validationMessages: Finding[]
  filePath: string
  fileSizeBytes: number
  exportedAt: string
}

export interface Template {
  id: string
  name: string
  description: string
  category: 'saas' | 'api' | 'landing' | 'mobile' | 'cli' | 'fullstack' | 'other'
  icon: string | null
  stageDefaults: Record<string, Json>
  isBuiltIn: boolean
  createdAt: string
}

export interface Session {
  id: string
  label: string
  address: string
  createdAt: string
  lastUsedAt: string
  expiresAt: string
  isCurrent: boolean
}

export interface McpToken {
  id: string
  userId: string
  projectId: string
  label: string
  lastUsedAt: string | null
  expiresAt: string | null
  createdAt: string
  token?: string // told once, when it is made
}

export interface Spent {
  calls: number
  inputTokens: number
  outputTokens: number
  totalTokens: number
  callsWithoutPrice: number
  estimatedCost: string
}

export interface Usage {
  total: Spent
  byProject: (Spent & { key: string })[]
  byModel: (Spent & { key: string })[]
  byDay: (Spent & { key: string })[]
}

export interface Budgets {
  call: string | null
  project: string | null
  day: string | null
  month: string | null
}
