import {
  ClipboardCheck, Kanban, LayoutTemplate, LifeBuoy, RadioTower, Rocket, Store, Terminal, Webhook, Wrench, type LucideIcon,
} from 'lucide-react'

const known: Record<string, LucideIcon> = {
  'clipboard-check': ClipboardCheck,
  kanban: Kanban,
  'life-buoy': LifeBuoy,
  'radio-tower': RadioTower,
  rocket: Rocket,
  store: Store,
  terminal: Terminal,
  webhook: Webhook,
  wrench: Wrench,
}

// The name of an icon, or an emoji as people give their own templates.
export function TemplateIcon({ icon }: { icon: string | null }) {
  const Known = icon ? known[icon] : undefined
  if (!Known && icon && !/^[a-z-]+$/.test(icon)) return <span aria-hidden>{icon}</span>
  const Icon = Known ?? LayoutTemplate
  return <Icon size={18} aria-hidden className="text-accent-text" />
}
