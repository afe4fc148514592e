import 'uplot/dist/uPlot.min.css'

import { useEffect, useRef } from 'react'
import UPlot from 'uplot'

import { useAppearance } from '~/shell/theme'
import { dayName } from './usage-format'
import type { Day } from './usage-days'

const height = 220

// One bar a day. The table under it says the same in numbers, so the picture is hidden from screen readers.
export function UsageChart({ days, value, format }: { days: Day[]; value: (day: Day) => number; format: (value: number) => string }) {
  const box = useRef<HTMLDivElement>(null)
  const isDark = useAppearance((state) => state.isDark)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
    const axis = { stroke: colour('--text-2'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, font: '12px "Inter Variable", system-ui' }
    const chart = new UPlot(
      {
        width: element.clientWidth,
        height,
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        scales: { x: { time: false, range: [-0.6, days.length - 0.4] }, y: { range: (_, __, max) => [0, max > 0 ? max * 1.1 : 1] } },
        axes: [
          {
            ...axis,
            grid: { show: false },
            space: 70,
            splits: (chart, _, min, max) => {
              const step = Math.max(1, Math.ceil((max - min) / Math.max(2, Math.floor(chart.width / 90))))
              return days.map((_, place) => place).filter((place) => place % step === 0)
            },
            values: (_, splits) => splits.map((place) => (days[place] ? dayName(days[place].day) : '')),
          },
          { ...axis, size: 64, values: (_, splits) => splits.map(format) },
        ],
        series: [
          {},
          {
            fill: colour('--accent'),
            stroke: colour('--accent'),
            width: 0,
            paths: UPlot.paths.bars!({ size: [0.7, 40], radius: 0.15 }),
            points: { show: false },
          },
        ],
      },
      [days.map((_, place) => place), days.map(value)],
      element,
    )
    const resized = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }))
    resized.observe(element)
    return () => {
      resized.disconnect()
      chart.destroy()
    }
  }, [days, value, format, isDark])
  return <div ref={box} aria-hidden className="min-w-0 overflow-hidden" style={{ height }} />
}
