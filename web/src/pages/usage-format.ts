// "23 Nov": a day in the server's count (UTC), without the year.
export const dayName = (day: string) => new Date(`${day}T00:00:00Z`).toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })

// Numbers at an axis: short.
export const short = (value: number) => value.toLocaleString('en', { notation: 'compact', maximumFractionDigits: 1 })
