import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// `npm run dev` proxies to a server that runs beside it: NONAGON_URL, else the usual address.
const server = process.env.NONAGON_URL ?? 'http://127.0.0.1:8737'

export default defineConfig({
  plugins: [react(), tailwind()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } }, // Host as the browser's Origin names it
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy knows no data: scripts or fonts
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Those of the first page have priority: otherwise a group that is loaded later takes what it shares with them along.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 2 },
            { name: 'state', test: /node_modules[\\/](zustand|immer|use-sync-external-store|@tanstack)[\\/]/, priority: 2 },
            { name: 'codemirror', test: /node_modules[\\/](@codemirror|@lezer|style-mod|w3c-keyname|crelt)[\\/]/ },
            { name: 'xyflow', test: /node_modules[\\/](@xyflow|d3-)/ },
          ],
        },
      },
    },
  },
})
